import { dml } from "../database/dml.js";
import { throwApex } from "../runtime/exceptions.js";
import { SObject } from "../runtime/sobject.js";
import { current } from "./context.js";

/**
 * The block of `System.runAs`: only in tests; the user is read afresh, so that permission sets assigned just before count; mixed setup DML becomes
 * allowed. `System.runAs(version)` runs the block with the package version, which changes nothing here.
 */
export function runAs(args: readonly unknown[], block: () => void): void {
  const execution = current();
  if (!execution.isTest) throwApex("System.NoAccessException", "System.runAs() can only be called from a test method");
  const [who] = args;
  if (who === null || who === undefined) throwApex("System.NullPointerException", "Argument cannot be null.");
  if (!(who instanceof SObject)) {
    block();
    return;
  }
  // A user that was made but not inserted yet is inserted.
  if (who.id === null) dml("insert", [who], { allOrNone: true, mode: "system" });
  const id = who.id as string;
  const former = execution.user;
  const depth = ((execution.slots.get("run-as") as number | undefined) ?? 0) + 1;
  execution.user = execution.org.userContext(id);
  execution.slots.set("run-as", depth);
  // A block of its own for the mixed-DML rule, as on the platform.
  const setupWork = execution.slots.get("mixed-dml");
  execution.slots.delete("mixed-dml");
  try {
    block();
  } finally {
    execution.user = former;
    execution.slots.set("run-as", depth - 1);
    execution.slots.set("mixed-dml", setupWork);
  }
}
