import { ORG_LIMITS } from "../execution/org-limits.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import { defineClass } from "./define.js";
import { OrgLimit } from "./org-limit.js";

function all(): OrgLimit[] {
  return Object.entries(ORG_LIMITS).map(([name, limit]) => new OrgLimit(name, limit));
}

function getMap(): ApexMap {
  const map = new ApexMap("String", "System.OrgLimit");
  for (const limit of all()) map.put(limit.name, limit);
  return map;
}

defineClass({
  name: "System.OrgLimits",
  statics: {
    "List<OrgLimit> getAll()": () => new ApexList("System.OrgLimit", all()),
    "Map<String, OrgLimit> getMap()": getMap,
  },
});
