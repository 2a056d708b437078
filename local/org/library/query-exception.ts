import { ApexMap, ApexSet } from "../runtime/collections.js";
import type { ApexException } from "../runtime/exceptions.js";
import { inaccessibleFields } from "../security/inaccessible.js";
import { defineClass } from "./define.js";

/** What user mode refused, by object; null for an exception of another cause. */
function refused(self: ApexException): ApexMap | null {
  const fields = inaccessibleFields(self);
  if (fields.size === 0) return null;
  const map = new ApexMap("String", "Set<String>");
  for (const [object, names] of fields) map.put(object, ApexSet.from("String", names));
  return map;
}

defineClass({
  name: "System.QueryException",
  kind: "exception",
  methods: { "Map<String, Set<String>> getInaccessibleFields()": refused },
});
