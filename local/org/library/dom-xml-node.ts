import { throwApex } from "../runtime/exceptions.js";
import { ApexList } from "../runtime/values/list.js";
import { required } from "./arguments.js";
import { defineClass } from "./define.js";
import { DomNode } from "./dom-tree.js";
import { enumConstant } from "./registry.js";

type Text = string | null;

function nodes(items: readonly DomNode[]): ApexList {
  return new ApexList("Dom.XmlNode", [...items]);
}

function elements(self: DomNode): DomNode[] {
  return self.children.filter((child) => child.kind === "ELEMENT");
}

function attributeAt(self: DomNode, index: number | null): DomNode["attributes"][number] {
  const found = self.attributes[required(index)];
  if (!found) throwApex("System.ListException", `List index out of bounds: ${index}`);
  return found;
}

function childElement(self: DomNode, name: Text, namespace: Text): DomNode | null {
  return (
    elements(self).find(
      (child) => child.name === required(name) && (namespace === null || child.namespace === namespace),
    ) ?? null
  );
}

/** Detaches the node from where it is and puts it before `before`, or last. */
function insertBefore(self: DomNode, child: DomNode | null, before: DomNode | null): DomNode {
  const node = required(child);
  if (node.parent) node.parent.children.splice(node.parent.children.indexOf(node), 1);
  node.parent = self;
  const at = before ? self.children.indexOf(before) : -1;
  if (at < 0) self.children.push(node);
  else self.children.splice(at, 0, node);
  return node;
}

function removeChild(self: DomNode, child: DomNode | null): boolean {
  const at = self.children.indexOf(required(child));
  if (at < 0) return false;
  self.children.splice(at, 1);
  (child as DomNode).parent = null;
  return true;
}

function removeAttribute(self: DomNode, key: Text, namespace: Text): boolean {
  const at = self.attributes.findIndex((attribute) => attribute.key === key && attribute.namespace === namespace);
  if (at >= 0) self.attributes.splice(at, 1);
  return at >= 0;
}

defineClass({
  name: "Dom.XmlNode",
  js: DomNode,
  methods: {
    "Dom.XmlNode addChildElement(String name, String namespace, String prefix)": (
      self: DomNode,
      name: Text,
      namespace: Text,
      prefix: Text,
    ) => self.addElement(required(name), namespace, prefix),
    "Dom.XmlNode addCommentNode(String text)": (self: DomNode, text: Text) =>
      self.append(new DomNode("COMMENT", null, null, null, required(text))),
    "Dom.XmlNode addTextNode(String text)": (self: DomNode, text: Text) =>
      self.append(new DomNode("TEXT", null, null, null, required(text))),
    "String getAttribute(String key, String keyNamespace)": (self: DomNode, key: Text, namespace: Text) =>
      self.attribute(required(key), namespace)?.value ?? null,
    "Integer getAttributeCount()": (self: DomNode) => self.attributes.length,
    "String getAttributeKeyAt(Integer index)": (self: DomNode, index: number | null) => attributeAt(self, index).key,
    "String getAttributeKeyNsAt(Integer index)": (self: DomNode, index: number | null) =>
      attributeAt(self, index).namespace,
    "String getAttributeValue(String key, String keyNamespace)": (self: DomNode, key: Text, namespace: Text) =>
      self.attribute(required(key), namespace)?.value ?? null,
    "String getAttributeValueNs(String key, String keyNamespace)": (self: DomNode, key: Text, namespace: Text) =>
      self.attribute(required(key), namespace)?.namespace ?? null,
    "Dom.XmlNode getChildElement(String name, String namespace)": childElement,
    "List<Dom.XmlNode> getChildElements()": (self: DomNode) => nodes(elements(self)),
    "List<Dom.XmlNode> getChildren()": (self: DomNode) => nodes(self.children),
    "String getName()": (self: DomNode) => self.name,
    "String getNamespace()": (self: DomNode) => self.namespace,
    "String getNamespaceFor(String prefix)": (self: DomNode, prefix: Text) => self.namespaceFor(required(prefix)),
    "Dom.XmlNodeType getNodeType()": (self: DomNode) => enumConstant("Dom.XmlNodeType", self.kind),
    "Dom.XmlNode getParent()": (self: DomNode) => self.parent,
    "String getPrefixFor(String namespace)": (self: DomNode, namespace: Text) => self.prefixFor(required(namespace)),
    "String getText()": (self: DomNode) => self.text(),
    "Dom.XmlNode insertBefore(Dom.XmlNode child, Dom.XmlNode before)": insertBefore,
    "Boolean removeAttribute(String key, String keyNamespace)": removeAttribute,
    "Boolean removeChild(Dom.XmlNode child)": removeChild,
    "void setAttribute(String key, String value)": (self: DomNode, key: Text, value: Text) =>
      self.setAttribute(required(key), required(value), null, null),
    "void setAttributeNs(String key, String value, String keyNamespace, String valueNamespace)": (
      self: DomNode,
      key: Text,
      value: Text,
      namespace: Text,
    ) =>
      self.setAttribute(
        required(key),
        required(value),
        namespace,
        namespace === null ? null : self.prefixFor(namespace),
      ),
    "void setNamespace(String prefix, String namespace)": (self: DomNode, prefix: Text, namespace: Text) =>
      void self.declarations.set(prefix ?? "", required(namespace)),
  },
});
