import { engineOf } from "../database/engine.js";
import { systemRows } from "../execution/system-rows.js";
import { current } from "../execution/context.js";
import { throwApex } from "../runtime/exceptions.js";
import type { ApexDatetime } from "../runtime/values/datetime.js";

/** `Test.setCreatedDate`: the record must have been saved by the test. */
export function setCreatedDate(id: string, at: ApexDatetime): void {
  const { org } = current();
  const { records } = engineOf(org);
  const object = records.objectOfId(id);
  const found = object === undefined ? undefined : records.read(object, [id]).get(id);
  if (object === undefined || found === undefined || object.field("CreatedDate") === undefined)
    return throwApex("System.IllegalArgumentException", `Cannot set the created date of ${id}`);
  records.setColumn(object, [id], "createddate", at.ms);
}

/** `Test.getStandardPricebookId`: the one standard price book, which exists even though tests see no other data. */
export function standardPricebookId(): string {
  const { org } = current();
  const rows = systemRows(org);
  const known = rows.find("Pricebook2", "Name", "Standard Price Book");
  return known?.id ?? rows.insert("Pricebook2", { Name: "Standard Price Book", IsActive: true, IsStandard: true });
}
