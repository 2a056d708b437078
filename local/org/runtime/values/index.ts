export { Blob } from "./blob.js";
export { ApexDate, daysInMonth, daysOf, padded } from "./date.js";
export {
  ApexDatetime,
  fromWall,
  isoDatetime,
  isZone,
  plainDatetime,
  utcOf,
  wallClock,
  type WallClock,
  zoneOffset,
} from "./datetime.js";
export { Decimal, divideRounded, powerOfTen, type Rounding, RoundingNecessary } from "./decimal.js";
export { ApexDouble, doubleText } from "./double.js";
export { EnumValue } from "./enum-value.js";
export { ApexList, type Lockable, outOfBounds, refuseChange } from "./list.js";
export { ApexMap } from "./map.js";
export { ApexSet } from "./set.js";
export { ApexTime } from "./time.js";
