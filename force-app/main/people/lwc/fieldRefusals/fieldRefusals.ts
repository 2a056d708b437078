import type { FieldMappingAttribute, FieldMappingField, FieldMappingItem, FieldMappingPage } from "apex/types";
import attributeGone from "@salesforce/label/c.Fields_Issue_Attribute_Gone";
import attributeReadOnly from "@salesforce/label/c.Fields_Issue_Attribute_Read_Only";
import fieldGone from "@salesforce/label/c.Fields_Issue_Field_Gone";
import fieldMissing from "@salesforce/label/c.Fields_Issue_Field_Missing";
import staticRule from "@salesforce/label/c.Fields_Issue_Static_Rule";
import { SALESFORCE_WINS, writesIntercom, writesSalesforce } from "c/fieldMapping";

const CUSTOM = "custom_attributes.";

/**
 * Says which pairs of attribute and field fit under which rule, from what the server answered: once per kind of
 * attribute and shape of field, so that hundreds of each cost nothing.
 */
export class Refusals {
  readonly attributes: ReadonlyMap<string, FieldMappingAttribute>;
  readonly fields: ReadonlyMap<string, FieldMappingField>;
  private readonly reasons = new Map<string, { toIntercom: string; toSalesforce: string }>();

  constructor(page: FieldMappingPage) {
    this.attributes = new Map(page.attributes.map((attribute) => [attribute.name ?? "", attribute]));
    this.fields = new Map(page.fields.map((field) => [field.path ?? "", field]));
    for (const { attributeType, shape, toIntercom, toSalesforce } of page.refusals)
      this.reasons.set(`${attributeType ?? ""}|${shape ?? ""}`, {
        toIntercom: toIntercom ?? "",
        toSalesforce: toSalesforce ?? "",
      });
  }

  /** The attribute of a mapping; a custom one that Intercom does not have is made when the mapping is saved. */
  attributeOf({ attributeName, attributeType }: FieldMappingItem): FieldMappingAttribute | undefined {
    const name = attributeName ?? "";
    const found = this.attributes.get(name);
    if (found || !name.startsWith(CUSTOM)) return found;
    const label = name.slice(CUSTOM.length);
    return {
      name,
      label,
      type: attributeType ?? "string",
      readOnly: false,
      custom: true,
      archived: false,
      options: [],
    };
  }

  /** Why attribute and field do not fit under the rule, or an empty text. */
  ofPair(attribute: FieldMappingAttribute, field: FieldMappingField | undefined, rule: string): string {
    if (writesIntercom(rule) && attribute.readOnly) return attributeReadOnly;
    if (!field) return "";
    const reason = this.reasons.get(`${attribute.type ?? ""}|${field.shape ?? ""}`);
    return (writesIntercom(rule) && reason?.toIntercom) || (writesSalesforce(rule) && reason?.toSalesforce) || "";
  }

  /** Why a mapping cannot be saved as it is, as far as the page can tell; or an empty text. */
  ofMapping(item: FieldMappingItem): string {
    if (!item.active) return "";
    const attribute = this.attributeOf(item);
    if (!attribute) return attributeGone;
    if (item.staticValue !== null && item.staticValue !== undefined)
      return item.rule === SALESFORCE_WINS ? this.ofPair(attribute, undefined, SALESFORCE_WINS) : staticRule;
    if (!item.fieldPath) return fieldMissing;
    const field = this.fields.get(item.fieldPath);
    return field ? this.ofPair(attribute, field, item.rule ?? SALESFORCE_WINS) : fieldGone;
  }
}
