import type { NamedNode, XmlNode } from "../metadata/types.js";
import { all, first, isTrue, textOf } from "../metadata/xml.js";

/** Elements that a running interview can stand on, by the name of their XML tag. */
export const ELEMENT_KINDS = [
  "actionCalls",
  "apexPluginCalls",
  "assignments",
  "collectionProcessors",
  "customErrors",
  "decisions",
  "loops",
  "recordCreates",
  "recordDeletes",
  "recordLookups",
  "recordRollbacks",
  "recordUpdates",
  "screens",
  "steps",
  "subflows",
  "transforms",
  "waits",
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

export interface FlowElement {
  kind: ElementKind;
  name: string;
  node: XmlNode;
}

/** A variable, or a constant (which is neither input nor output). */
export interface FlowVariable {
  name: string;
  /** `String`, `Number`, `SObject`, `Apex`... as the metadata says it. */
  dataType: string;
  isCollection: boolean;
  isInput: boolean;
  isOutput: boolean;
  /** Object or Apex class of the value. */
  objectType: string | null;
  /** Decimal places of a Number or Currency. */
  scale: number | null;
  /** The `value` element of the default. */
  value: XmlNode | null;
}

/** A flow as its file states it, with its parts by lower-case name. */
export interface FlowDefinition {
  name: string;
  label: string;
  processType: string;
  isActive: boolean;
  runInMode: string | null;
  /** Name of the first element, null for an empty flow. */
  start: string | null;
  /** Object of a record-triggered flow. */
  triggerObject: string | null;
  elements: Map<string, FlowElement>;
  variables: Map<string, FlowVariable>;
  formulas: Map<string, { expression: string; dataType: string; scale: number | null }>;
  templates: Map<string, string>;
  /** Every reference that stands anywhere in the flow: `lookup.Account__r.Name`. */
  references: Set<string>;
}

/** Reads the XML of a flow. */
export function readFlow({ name, node }: NamedNode): FlowDefinition {
  const start = first(node, "start");
  return {
    name,
    label: textOf(node, "label") ?? name,
    processType: textOf(node, "processType") ?? "",
    isActive: textOf(node, "status") === "Active",
    runInMode: textOf(node, "runInMode"),
    start: textOf(node, "startElementReference") ?? (start === null ? null : target(start, "connector")),
    triggerObject: start === null ? null : textOf(start, "object"),
    elements: byName(
      ELEMENT_KINDS.flatMap((kind) => all(node, kind).map((each) => ({ kind, name: named(each), node: each }))),
    ),
    variables: byName([...all(node, "variables"), ...all(node, "constants")].map(variable)),
    formulas: new Map(
      all(node, "formulas").map((each) => [
        named(each).toLowerCase(),
        {
          expression: textOf(each, "expression") ?? "",
          dataType: textOf(each, "dataType") ?? "String",
          scale: scaleOf(each),
        },
      ]),
    ),
    templates: new Map(
      all(node, "textTemplates").map((each) => [named(each).toLowerCase(), textOf(each, "text") ?? ""]),
    ),
    references: referencesIn(node, new Set()),
  };
}

/** Where a connector of an element leads, null where it leads nowhere. */
export function target(node: XmlNode, connector: string): string | null {
  const found = first(node, connector);
  return found === null ? null : textOf(found, "targetReference");
}

function named(node: XmlNode): string {
  return textOf(node, "name") ?? "";
}

function byName<T extends { name: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.name.toLowerCase(), item]));
}

function scaleOf(node: XmlNode): number | null {
  const text = textOf(node, "scale");
  return text === null ? null : Number(text);
}

function variable(node: XmlNode): FlowVariable {
  return {
    name: named(node),
    dataType: textOf(node, "dataType") ?? "String",
    isCollection: isTrue(node, "isCollection"),
    isInput: isTrue(node, "isInput"),
    isOutput: isTrue(node, "isOutput"),
    objectType: textOf(node, "objectType") ?? textOf(node, "apexClass"),
    scale: scaleOf(node),
    value: first(node, "value"),
  };
}

function referencesIn(node: XmlNode, found: Set<string>): Set<string> {
  for (const [name, children] of node.children)
    for (const child of children) {
      if (/^(elementReference|leftValueReference|collectionReference|inputReference)$/.test(name))
        found.add(child.text);
      for (const [, reference] of child.text.matchAll(/\{!([\w.$]+)\}/g)) found.add(reference!);
      referencesIn(child, found);
    }
  return found;
}
