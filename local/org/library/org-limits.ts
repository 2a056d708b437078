import { current } from "../execution/context.js";
import { ORG_LIMITS } from "../execution/org-limits.js";
import { orgUsage } from "../execution/org-usage.js";
import { ApexList, ApexMap } from "../runtime/collections.js";
import { defineClass } from "./define.js";
import { OrgLimit } from "./org-limit.js";

function all(): OrgLimit[] {
  const usage = orgUsage(current().org);
  return Object.entries(ORG_LIMITS).map(([name, limit]) => new OrgLimit(name, limit, usage.of(name)));
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
