import { throwApex } from "../runtime/exceptions.js";
import type { Decimal } from "../runtime/values/decimal.js";
import { ApexDouble } from "../runtime/values/double.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";

/** A System.Location: the value of a geolocation field. */
export class ApexLocation {
  static readonly apexName = "System.Location";
  readonly latitude: ApexDouble | null;
  readonly longitude: ApexDouble | null;

  constructor(latitude: ApexDouble | null, longitude: ApexDouble | null) {
    this.latitude = latitude;
    this.longitude = longitude;
  }

  apexText(): string {
    return `API Location[${this.latitude?.value ?? null}, ${this.longitude?.value ?? null}]`;
  }

  apexEquals(other: unknown): boolean {
    if (!(other instanceof ApexLocation)) return false;
    return this.latitude?.value === other.latitude?.value && this.longitude?.value === other.longitude?.value;
  }

  toApexJson(): [string, unknown][] {
    return [
      ["latitude", this.latitude],
      ["longitude", this.longitude],
    ];
  }
}

/** Radius of the earth by unit. */
const RADIUS: Record<string, number> = { mi: 3958.75, km: 6371.0088 };

/** Great-circle distance. Throws InvalidParameterValueException for units other than `mi` and `km`. */
export function distance(
  from: { latitude: ApexDouble | null; longitude: ApexDouble | null },
  to: { latitude: ApexDouble | null; longitude: ApexDouble | null },
  unit: string | null,
): ApexDouble {
  const radius = RADIUS[required(unit).toLowerCase()];
  if (radius === undefined) throwApex("System.InvalidParameterValueException", `Invalid unit: ${unit}`);
  const radians = (value: ApexDouble | null): number => (required(value).value * Math.PI) / 180;
  const [lat1, lat2] = [radians(from.latitude), radians(to.latitude)];
  const span =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin((radians(to.longitude) - radians(from.longitude)) / 2) ** 2;
  return new ApexDouble(2 * radius * Math.asin(Math.min(1, Math.sqrt(span))));
}

const newInstance = (latitude: Decimal | null, longitude: Decimal | null): ApexLocation =>
  new ApexLocation(new ApexDouble(required(latitude).toNumber()), new ApexDouble(required(longitude).toNumber()));

defineClass({
  name: "System.Location",
  js: ApexLocation,
  statics: {
    "Location newInstance(Decimal latitude, Decimal longitude)": newInstance,
    "Double getDistance(Location first, Location second, String unit)": (
      first: ApexLocation | null,
      second: ApexLocation | null,
      unit: string | null,
    ) => distance(required(first), required(second), unit),
  },
  methods: {
    "Double getLatitude()": (self: ApexLocation) => self.latitude,
    "Double getLongitude()": (self: ApexLocation) => self.longitude,
    "Double getDistance(Location other, String unit)": (
      self: ApexLocation,
      other: ApexLocation | null,
      unit: string | null,
    ) => distance(self, required(other), unit),
  },
  properties: {
    "Double latitude": { get: (self: ApexLocation) => self.latitude },
    "Double longitude": { get: (self: ApexLocation) => self.longitude },
  },
});
