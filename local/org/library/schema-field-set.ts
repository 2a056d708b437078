import { current } from "../execution/context.js";
import type { XmlNode } from "../metadata/types.js";
import { ApexList } from "../runtime/collections.js";
import type { ObjectDescribe } from "../schema/types.js";
import { defineClass } from "./define.js";
import { FieldSetMember } from "./schema-field-set-member.js";
import { objectToken } from "./schema-tokens.js";

/** A field set of an object, read from its metadata. */
export class FieldSet {
  static readonly apexName = "Schema.FieldSet";
  readonly describe: ObjectDescribe;
  readonly node: XmlNode;
  constructor(describe: ObjectDescribe, node: XmlNode) {
    this.describe = describe;
    this.node = node;
  }
  get name(): string {
    return text(this.node, "fullName");
  }
}

function text(node: XmlNode, name: string): string {
  return node.children.get(name)?.[0]?.text ?? "";
}

/** The field sets of an object in the running org. */
export function fieldSetsOf(describe: ObjectDescribe): FieldSet[] {
  const { metadata } = current().org;
  const bare = describe.key.replace(`${metadata.namespace?.toLowerCase() ?? ""}__`, "");
  const nodes = (metadata.objects.get(describe.key) ?? metadata.objects.get(bare))?.fieldSets ?? [];
  return nodes.map((node) => new FieldSet(describe, node));
}

defineClass({
  name: "Schema.FieldSet",
  js: FieldSet,
  methods: {
    "String getDescription()": (self: FieldSet) => text(self.node, "description"),
    "String getLabel()": (self: FieldSet) => text(self.node, "label"),
    "String getName()": (self: FieldSet) => self.name,
    "String getNamespace()": () => current().org.namespace,
    "Schema.SObjectType getSObjectType()": (self: FieldSet) => objectToken(self.describe),
    "List<Schema.FieldSetMember> getFields()": (self: FieldSet) =>
      new ApexList(
        "Schema.FieldSetMember",
        (self.node.children.get("displayedFields") ?? []).map(
          (member) => new FieldSetMember(self.describe, text(member, "field"), text(member, "isRequired") === "true"),
        ),
      ),
  },
});
