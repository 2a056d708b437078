/**
 * Words that Apex keeps for itself and that the grammar would still take as a name. Names of types (`Map map`) and words the platform lets pass
 * (`type`, `order`, `count`) are not among them. Source: "Reserved Keywords", Apex Developer Guide.
 */
const OF_VARIABLES = new Set(
  (
    "activate and any array as asc autonomous begin bigdecimal bulk by byte case cast char collect commit const default desc end exit " +
    "export float from goto group having hint import in inner instanceof int into join like limit loop not nulls on or outer " +
    "package parallel pragma retrieve rollback select short switch then using when where"
  ).split(" "),
);

/** Builders have methods called `then`, `from` or `any`; these alone are refused for methods. */
const OF_METHODS = new Set(["select", "where", "limit"]);

/** Whether a variable, or a method, may not have this name, in any case. */
export function isReserved(name: string, kind: "variable" | "method"): boolean {
  return (kind === "variable" ? OF_VARIABLES : OF_METHODS).has(name.toLowerCase());
}
