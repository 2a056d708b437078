export { ApexList } from "./values/list.js";
export { ApexMap } from "./values/map.js";
export { ApexSet } from "./values/set.js";
