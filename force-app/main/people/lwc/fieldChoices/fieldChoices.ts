import type { FieldMappingAttribute, FieldMappingItem } from "apex/types";
import account from "@salesforce/label/c.Fields_Section_Account";
import archived from "@salesforce/label/c.Fields_Attribute_Archived";
import attributeReadOnly from "@salesforce/label/c.Fields_Attribute_Read_Only";
import builtIn from "@salesforce/label/c.Fields_Section_Built_In";
import custom from "@salesforce/label/c.Fields_Section_Custom";
import explainIntercom from "@salesforce/label/c.Fields_Rule_Intercom_Wins_Explained";
import explainIntercomUnlessBlank from "@salesforce/label/c.Fields_Rule_Intercom_Unless_Blank_Explained";
import explainLatest from "@salesforce/label/c.Fields_Rule_Latest_Wins_Explained";
import explainOff from "@salesforce/label/c.Fields_Rule_Off_Explained";
import explainSalesforce from "@salesforce/label/c.Fields_Rule_Salesforce_Wins_Explained";
import explainSalesforceUnlessBlank from "@salesforce/label/c.Fields_Rule_Salesforce_Unless_Blank_Explained";
import intercomUnlessBlank from "@salesforce/label/c.Fields_Rule_Intercom_Unless_Blank";
import intercomWins from "@salesforce/label/c.Fields_Rule_Intercom_Wins";
import latestWins from "@salesforce/label/c.Fields_Rule_Latest_Wins";
import mapped from "@salesforce/label/c.Fields_Attribute_Mapped";
import off from "@salesforce/label/c.Fields_Rule_Off";
import opportunity from "@salesforce/label/c.Fields_Section_Opportunity";
import owner from "@salesforce/label/c.Fields_Section_Owner";
import record from "@salesforce/label/c.Fields_Section_Record";
import rollup from "@salesforce/label/c.Fields_Section_Rollup";
import salesforceUnlessBlank from "@salesforce/label/c.Fields_Rule_Salesforce_Unless_Blank";
import salesforceWins from "@salesforce/label/c.Fields_Rule_Salesforce_Wins";
import { INTERCOM_WINS, OFF, RULES, SALESFORCE_WINS, keyOf } from "c/fieldMapping";
import type { Refusals } from "c/fieldRefusals";

/** One line of a picker; `refusal` says why it cannot be chosen. */
export interface Choice {
  value: string;
  label: string;
  detail: string;
  section: string;
  refusal: string;
}

/** A rule as the menu shows it. */
export interface RuleChoice {
  value: string;
  label: string;
  explanation: string;
  /** Icon of the way that values go. */
  arrow: "utility:back" | "utility:forward" | "utility:sync" | "utility:ban";
}

const sections: Record<string, string> = { record, account, owner, opportunity, rollup };

const salesforceChoice: RuleChoice = {
  value: SALESFORCE_WINS,
  label: salesforceWins,
  explanation: explainSalesforce,
  arrow: "utility:back",
};

export const ruleChoices: readonly RuleChoice[] = [
  salesforceChoice,
  {
    value: "Salesforce Unless Blank",
    label: salesforceUnlessBlank,
    explanation: explainSalesforceUnlessBlank,
    arrow: "utility:sync",
  },
  { value: INTERCOM_WINS, label: intercomWins, explanation: explainIntercom, arrow: "utility:forward" },
  {
    value: "Intercom Unless Blank",
    label: intercomUnlessBlank,
    explanation: explainIntercomUnlessBlank,
    arrow: "utility:sync",
  },
  { value: "Latest Wins", label: latestWins, explanation: explainLatest, arrow: "utility:sync" },
  { value: OFF, label: off, explanation: explainOff, arrow: "utility:ban" },
];

/** The rule of a mapping as the menu shows it. */
export const ruleOf = ({ active, rule }: FieldMappingItem): RuleChoice =>
  ruleChoices.find(({ value }) => value === (active ? rule : OFF)) ?? salesforceChoice;

/** Every field, the fitting ones first within each section; the others with the reason. */
export function fieldChoices(item: FieldMappingItem, refusals: Refusals): Choice[] {
  const attribute = refusals.attributeOf(item);
  const order = Object.keys(sections);
  return [...refusals.fields.values()]
    .map((field) => ({
      value: field.path ?? "",
      label: field.label ?? "",
      detail: `${field.path ?? ""} · ${field.type ?? ""}`,
      section: field.section ?? "record",
      refusal: attribute ? fieldRefusal(attribute, field.path ?? "", refusals) : "",
    }))
    .sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section) || a.label.localeCompare(b.label))
    .map((choice) => ({ ...choice, section: sections[choice.section] ?? choice.section }));
}

/** A field is out of the question when it fits under none of the rules: choosing it picks one that fits. */
function fieldRefusal(attribute: FieldMappingAttribute, path: string, refusals: Refusals): string {
  const field = refusals.fields.get(path);
  const reasons = RULES.map((rule) => refusals.ofPair(attribute, field, rule));
  return reasons.includes("") ? "" : (reasons.at(0) ?? "");
}

/** The rule of the mapping if it fits the field, else the first that does. */
export function fittingRule(item: FieldMappingItem, path: string, refusals: Refusals): string {
  const attribute = refusals.attributeOf(item);
  const field = refusals.fields.get(path);
  const wanted = item.rule ?? SALESFORCE_WINS;
  if (!attribute) return wanted;
  return [wanted, ...RULES].find((rule) => !refusals.ofPair(attribute, field, rule)) ?? wanted;
}

/** Every attribute that could be added; mapped ones and archived ones with the reason. */
export function attributeChoices(refusals: Refusals, drafts: readonly FieldMappingItem[]): Choice[] {
  const taken = new Set(drafts.map(keyOf));
  return [...refusals.attributes.values()]
    .map((attribute) => ({
      value: attribute.name ?? "",
      label: attribute.label ?? attribute.name ?? "",
      detail: [attribute.name, attribute.type, attribute.readOnly ? attributeReadOnly : ""].filter(Boolean).join(" · "),
      section: attribute.custom ? custom : builtIn,
      refusal: taken.has(attribute.name ?? "") ? mapped : attribute.archived ? archived : "",
    }))
    .sort((a, b) => a.section.localeCompare(b.section) || a.label.localeCompare(b.label));
}
