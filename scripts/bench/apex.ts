import sqlite from "node-sqlite3-wasm";
import type { Org } from "../../local/org/org.js";
import { withOrg } from "../../local/org/testing/source-folder.js";
import { APEX_METHODS, METHODS } from "./apex-methods.js";
import { type Part, row, type Row } from "./report.js";

const BAR = 5;
const ROUNDS = 5;
const INSERTED = 10_000;
const STORED = 50_000;
const QUERIES = 100;

const sources = {
  "classes/Work.cls": APEX_METHODS,
  "triggers/ThingTrigger.trigger":
    "trigger ThingTrigger on Thing__c (before insert) { for (Thing__c each : Trigger.new) each.Size__c = each.Key__c.length(); }",
  "objects/Thing__c/Thing__c.object-meta.xml":
    "<CustomObject><label>Thing</label><nameField><type>Text</type><label>Name</label></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>",
  "objects/Thing__c/fields/Key__c.field-meta.xml":
    "<CustomField><fullName>Key__c</fullName><type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique></CustomField>",
  "objects/Thing__c/fields/Size__c.field-meta.xml":
    "<CustomField><fullName>Size__c</fullName><type>Number</type><precision>10</precision><scale>0</scale></CustomField>",
};

/** Milliseconds of the fastest of some rounds: the machine's other work only ever adds. */
function fastest(work: () => void, rounds = ROUNDS): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function methodRows(org: Org): Row[] {
  return Object.entries(METHODS).map(([name, plain]) => {
    // The Apex asserts the plain result, so that a wrong shortcut is no fast one.
    const apex = fastest(() => org.executeAnonymous(`System.assertEquals(${plain()}, Work.${name}());`));
    return row(`${name}: Apex to TypeScript`, apex / Math.max(0.1, fastest(plain)), "times", BAR);
  });
}

const insertText = (from: number): string => `
  List<Thing__c> things = new List<Thing__c>();
  for (Integer i = ${from}; i < ${from + INSERTED}; i++) things.add(new Thing__c(Name = 'Thing ' + i, Key__c = 'k' + i));
  insert things;`;

const queryText = `for (Integer i = 0; i < ${QUERIES}; i++) {
  String key = 'k' + (i * 400);
  System.assertEquals(1, [SELECT Id, Name, Size__c FROM Thing__c WHERE Key__c = :key].size());
}`;

/** The same rows and look-ups with nothing but SQLite. */
function plainTimes(): { insert: number; query: number } {
  const database = new sqlite.Database(":memory:");
  database.exec("CREATE TABLE thing (id TEXT PRIMARY KEY, name TEXT, key TEXT UNIQUE COLLATE NOCASE, size REAL)");
  const add = (from: number): void => {
    const statement = database.prepare("INSERT INTO thing VALUES (?, ?, ?, ?)");
    database.exec("BEGIN");
    for (let i = from; i < from + INSERTED; i++) statement.run([`a00${i}`, `Thing ${i}`, `k${i}`, `k${i}`.length]);
    database.exec("COMMIT");
    statement.finalize();
  };
  const insert = fastest(() => add(0), 1);
  for (let from = INSERTED; from < STORED; from += INSERTED) add(from);
  const statement = database.prepare("SELECT id, name, size FROM thing WHERE key = ?");
  const query = fastest(() => {
    for (let i = 0; i < QUERIES; i++) statement.all([`k${i * 400}`]);
  });
  statement.finalize();
  database.close();
  return { insert, query };
}

function databaseRows(org: Org): Row[] {
  const plain = plainTimes();
  const insert = fastest(() => org.executeAnonymous(insertText(0)), 1);
  for (let from = INSERTED; from < STORED; from += INSERTED) org.executeAnonymous(insertText(from));
  const query = fastest(() => org.executeAnonymous(queryText));
  return [
    row(`insert of ${INSERTED} rows with a trigger`, insert, "ms"),
    row("the same rows in plain SQLite", plain.insert, "ms"),
    row("ratio of the inserts", insert / plain.insert, "times"),
    row(`${QUERIES} queries by an indexed field over ${STORED} rows`, query, "ms"),
    row("the same look-ups in plain SQLite", plain.query, "ms"),
    row("ratio of the queries", query / plain.query, "times"),
  ];
}

/** What Apex in the local org costs beside TypeScript, and its database beside the SQLite under it, in one run. */
export const apex: Part = {
  name: "apex",
  about: "the local org's Apex beside TypeScript, its database beside SQLite",
  slow: false,
  run: () => Promise.resolve(withOrg(sources, (org) => [...methodRows(org), ...databaseRows(org)])),
};
