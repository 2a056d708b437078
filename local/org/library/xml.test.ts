import assert from "node:assert/strict";
import { test } from "node:test";
import { stringOf } from "../runtime/text.js";
import "./dom-document.js";
import "./dom-xml-node.js";
import "./dom-xml-node-type.js";
import "./xml-stream-reader.js";
import "./xml-stream-writer.js";
import "./xml-tag.js";
import { call, construct, thrown } from "./test-support.js";

const SAMPLE =
  '<?xml version="1.0"?><s:Envelope xmlns:s="urn:soap" xmlns="urn:def"><!--c--><a id="1" s:k="v">x &amp; y<b/></a></s:Envelope>';

test("a document is read with its namespaces", () => {
  const document = construct("Dom.Document");
  call(document, "load", SAMPLE);
  const root = call(document, "getRootElement");
  assert.deepEqual([call(root, "getName"), call(root, "getNamespace")], ["Envelope", "urn:soap"]);
  const child = call(root, "getChildElement", "a", "urn:def");
  assert.equal(call(child, "getText"), "x & y");
  assert.equal(call(child, "getAttribute", "id", null), "1");
  assert.equal(call(child, "getAttributeValue", "k", "urn:soap"), "v");
  assert.equal(call(root, "getChildElement", "nope", null), null);
  assert.equal(stringOf(call(child, "getNodeType")), "ELEMENT");
  assert.equal(
    call(document, "toXmlString"),
    `<?xml version="1.0" encoding="UTF-8"?>${SAMPLE.slice(21).replace("<b/>", "<b />")}`,
  );
});

test("a document is built", () => {
  const document = construct("Dom.Document");
  const root = call(document, "createRootElement", "r", "urn:x", "p");
  const child = call(root, "addChildElement", "c", null, null);
  call(child, "addTextNode", "1 < 2");
  call(child, "setAttribute", "q", '"');
  assert.equal(
    call(document, "toXmlString"),
    '<?xml version="1.0" encoding="UTF-8"?><p:r xmlns:p="urn:x"><c q="&quot;">1 &lt; 2</c></p:r>',
  );
});

const malformed: [text: string, message: RegExp][] = [
  ["<a><b></a>", /end tag name <\/a> must match start tag name <b>/],
  ["<a>", /expected end tag <\/a>/],
  ["text", /Content is not allowed in prolog/],
  ["<a b=1/>", /attribute b must have a quoted value/],
  ["<x:a/>", /could not determine namespace bound to prefix x/],
];
for (const [text, message] of malformed) {
  test(`${text} is not well-formed`, () =>
    assert.match(
      thrown(() => call(construct("Dom.Document"), "load", text)),
      message,
    ));
}

test("a reader steps through events", () => {
  const reader = construct("XmlStreamReader", SAMPLE);
  const seen: string[] = [];
  while (call(reader, "hasNext")) {
    call(reader, "next");
    seen.push(
      `${stringOf(call(reader, "getEventType"))} ${stringOf(call(reader, "getLocalName") ?? call(reader, "getText"))}`,
    );
  }
  assert.deepEqual(seen, [
    "START_ELEMENT Envelope",
    "COMMENT c",
    "START_ELEMENT a",
    "CHARACTERS x & y",
    "START_ELEMENT b",
    "END_ELEMENT b",
    "END_ELEMENT a",
    "END_ELEMENT Envelope",
    "END_DOCUMENT null",
  ]);
});

test("a writer closes what it opened", () => {
  const writer = construct("XmlStreamWriter");
  call(writer, "writeStartDocument", "utf-8", "1.0");
  call(writer, "writeStartElement", null, "a", null);
  call(writer, "writeAttribute", null, null, "b", '1"2');
  call(writer, "writeEmptyElement", "p", "c", "urn");
  call(writer, "writeCharacters", "<it's>");
  call(writer, "writeEndDocument");
  assert.equal(
    call(writer, "getXmlString"),
    `<?xml version="1.0" encoding="utf-8"?><a b="1&quot;2"><p:c/>&lt;it's&gt;</a>`,
  );
});
