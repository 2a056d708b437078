import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { compileClasses, runLanguage, standardSchema } from "../conformance/language-org.js";
import { current, type TriggerFrame } from "../execution/context.js";
import { ApexList } from "../runtime/collections.js";
import { SObject } from "../runtime/sobject.js";
import type { ObjectDescribe } from "../schema/types.js";
import { CompileFailure } from "./abi.js";
import { compileProgram } from "./index.js";
import { stubInstance } from "./stub-instance.js";

const schema = standardSchema();

test("a class that does not compile fails alone, with what uses it", () => {
  const { program, errors } = compileClasses(schema, [
    { file: "Good.cls", text: "public class Good { public static Integer one() { return 1; } }" },
    { file: "Bad.cls", text: "public class Bad {\n  public static Integer two() { return missing; }\n}" },
    { file: "User.cls", text: "public class User { Integer n = Bad.two(); }" },
  ]);
  assert.deepEqual(
    program.classes.map((each) => each.name),
    ["Good"],
  );
  assert.deepEqual(
    errors.map((error) => [error.className, error.line, error.column]),
    [
      ["Bad", 2, 40],
      ["User", 1, 1],
    ],
  );
  assert.match(errors[1]?.message ?? "", /Dependent class is invalid/);
  assert.equal(program.findClass("bad"), undefined);
});

test("syntax errors carry file, line and column and a short text", () => {
  const { errors } = compileClasses(schema, [
    { file: "Broken.cls", text: "public class Broken {\n  void run( { }\n}" },
  ]);
  assert.equal(errors[0]?.file, "Broken.cls");
  assert.equal(errors[0]?.line, 2);
  assert.ok((errors[0]?.message.length ?? 999) < 120);
});

test("private members stay private across classes; test classes see @TestVisible", () => {
  const owner = {
    file: "Owner.cls",
    text: "public class Owner { private static Integer hidden = 1; @TestVisible private static Integer shown = 2; }",
  };
  const { errors } = compileClasses(schema, [
    owner,
    { file: "Peek.cls", text: "public class Peek { Integer n = Owner.hidden; }" },
    { file: "PeekTest.cls", text: "@IsTest private class PeekTest { Integer n = Owner.shown; }" },
  ]);
  assert.deepEqual(
    errors.map((error) => [error.className, error.message]),
    [["Peek", "Variable is not visible: Owner.hidden"]],
  );
});

test("anonymous Apex mixes statements, methods and classes and reports its mistakes", () => {
  const { program } = compileClasses(schema, [
    { file: "Box.cls", text: "public class Box { public static Integer value = 0; }" },
  ]);
  runLanguage(schema, program, () => {
    program.runAnonymous(
      "Integer n = 2; class Twice { Integer of(Integer x) { return x * 2; } } Box.value = add(new Twice().of(n)); Integer add(Integer x) { return x + 1; }",
    );
    assert.equal(program.findClass("Box")?.fields[0]?.get(null), 5);
    assert.throws(
      () => program.runAnonymous("Integer n = true;"),
      (error) => error instanceof CompileFailure && error.errors[0]?.line === 1,
    );
  });
});

test("a trigger reads its variables with the type of its records", () => {
  const text =
    "trigger Rename on Account (before insert, before update) { for (Account each : Trigger.new) { each.Name = each.Name + (Trigger.isInsert ? '!' : '?') + Trigger.size; } }";
  const { program, errors } = compileProgram({
    files: [{ path: "Rename.trigger", text, kind: "trigger", apiVersion: 62 }],
    schema,
    namespace: null,
  });
  assert.deepEqual(errors, []);
  const [trigger] = program.triggers;
  assert.deepEqual(
    [trigger?.name, trigger?.object, trigger?.events],
    ["Rename", "Account", ["before insert", "before update"]],
  );
  const account = new SObject(schema.object("Account") as ObjectDescribe);
  account.put("Name", "Acme");
  const frame: TriggerFrame = {
    object: "Account",
    operation: "BEFORE_INSERT",
    newList: new ApexList("Account", [account]),
    oldList: null,
    newMap: null,
    oldMap: null,
    size: 1,
  };
  runLanguage(schema, program, () => {
    current().triggerStack.push(frame);
    trigger?.run();
  });
  assert.equal(account.get("Name"), "Acme!1");
});

test("coverage counts executable lines", () => {
  const text =
    "public class Steps {\n  public static Integer pick(Boolean b) {\n    if (b) {\n      return 1;\n    }\n    return 2;\n  }\n}";
  const { program } = compileClasses(schema, [{ file: "Steps.cls", text }]);
  const steps = program.findClass("Steps");
  runLanguage(schema, program, () => steps?.methods[0]?.call(null, [true]));
  assert.deepEqual(steps?.coverage.lines, [3, 4, 6]);
  assert.deepEqual(Array.from(steps?.coverage.hits ?? []), [1, 1, 0]);
});

test("with a namespace, names are canonical with it and resolve without it", () => {
  const text =
    "public class Thing { public class Part { } public static String named() { return ns.Thing.Part.class.getName() + Type.forName('Thing.Part').getName(); } }";
  const { program, errors } = compileProgram({
    files: [{ path: "Thing.cls", text, kind: "class", apiVersion: 62 }],
    schema,
    namespace: "ns",
  });
  assert.deepEqual(errors, []);
  assert.equal(program.classes[0]?.name, "ns.Thing");
  assert.equal(program.findClass("Thing.Part")?.name, "ns.Thing.Part");
  assert.equal(program.findClass("NS.thing")?.name, "ns.Thing");
});

test("a stub answers every visible method and passes as its class", () => {
  const text =
    "public virtual class Store { public virtual Integer count() { return 1; } public Integer twice() { return count() * 2; } }";
  const { program } = compileClasses(schema, [{ file: "Store.cls", text }]);
  runLanguage(schema, program, () => {
    const store = program.findClass("Store");
    assert.ok(store);
    const stub = stubInstance(store, (method) => (method.name === "count" ? 21 : 42)) as {
      constructor: { apex: { name: string } };
    };
    assert.equal(stub.constructor.apex.name, "Store__sfdc_ApexStub");
    assert.equal(store.methods.find((each) => each.name === "twice")?.call(stub, []), 42);
  });
});

test("parsed files are cached by content", () => {
  const cacheDir = mkdtempSync(path.join(os.tmpdir(), "apex-cache-"));
  try {
    const files = [
      { path: "One.cls", text: "public class One { static Integer n = 1; }", kind: "class" as const, apiVersion: 62 },
    ];
    compileProgram({ files, schema, namespace: null, cacheDir });
    const cached = readdirSync(cacheDir, { recursive: true }).filter((name) => String(name).endsWith(".json"));
    assert.equal(cached.length, 1);
    const again = compileProgram({ files, schema, namespace: null, cacheDir });
    assert.deepEqual(again.errors, []);
    assert.equal(again.program.classes[0]?.name, "One");
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
});
