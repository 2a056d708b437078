import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { declareApex } from "./apex-declarations.js";

const declare = (...texts: string[]): string =>
  declareApex(texts.map((text, index) => ({ file: `Class${index}.cls`, text })));

const thing = "public class Thing { @AuraEnabled public String name; public String hidden; }";

describe("declareApex", () => {
  test("declares a method by its class, with its parameters and what it answers with", () => {
    const text = declare(
      thing,
      "public class ThingController { @AuraEnabled(cacheable=true) public static List<Thing> find(Id parentId, Integer quantity) { return null; } }",
    );

    assert.match(text, /declare module "@salesforce\/apex\/ThingController.find"/);
    assert.match(text, /import type \{ Thing \} from "apex\/types"/);
    assert.match(text, /ApexMethod<\{ parentId: string; quantity: number \}, Thing\[\]>/);
  });

  test("declares what the caller may see of a class, and what may be null", () => {
    const text = declare(
      `public class Shape { @AuraEnabled public Boolean open; @AuraEnabled public Datetime at { get; set; }
       @AuraEnabled public Map<String, Decimal> sizes; @AuraEnabled public Shape.Part part; private String secret;
       public class Part { @AuraEnabled public Set<Id> ids; } }`,
    );

    assert.match(text, /interface Shape \{\s+open: boolean;\s+at\?: string \| null;\s+sizes: Record<string, number>;/);
    assert.match(text, /part\?: Part \| null;/);
    assert.match(text, /interface Part \{\s+ids: string\[\];/);
    assert.doesNotMatch(text, /secret/);
  });

  test("a method without parameters and answer takes nothing and answers null", () => {
    const text = declare("public class Doer { @AuraEnabled public static void run() { } }");

    assert.match(text, /ApexMethod<object, null>/);
  });

  test("ignores classes that no page can call", () => {
    assert.equal(declare("public class Inner { public void run() { } }"), declare());
  });

  test("refuses a type that no page can receive, and names it", () => {
    assert.throws(
      () => declare("public class Bad { @AuraEnabled public static Blob read() { return null; } }"),
      /Apex type Blob/,
    );
  });

  test("refuses two classes that would have one name", () => {
    const twice = (outer: string) => `public class ${outer} { public class Row { @AuraEnabled public String id; } }`;
    assert.throws(() => declare(twice("One"), twice("Two")), /Two Apex classes .* named Row: One, Two/);
  });

  test("says where Apex does not parse", () => {
    assert.throws(() => declare("public class Bad { @AuraEnabled public static }"), /Class0\.cls:1:/);
  });
});
