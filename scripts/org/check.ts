import { parseArgs } from "node:util";
import type { Connection } from "@salesforce/core";
import { askIntercom, intercomAddress, type IntercomAnswer } from "./intercom.js";
import { connect } from "./connection.js";

interface Assignment {
  Assignee: { Name: string; Username: string };
  PermissionSet: { Name: string; Label: string };
}

/** All that `npm run org -- check` finds out. */
export interface OrgReport {
  instanceUrl: string;
  username: string;
  apiVersion: string;
  classes: number;
  triggers: number;
  objects: string[];
  assignments: { user: string; permissionSet: string }[];
  intercom: IntercomAnswer;
}

const permissionSets = [
  "Parley_Admin",
  "Parley_Agent",
  "Parley_Viewer",
  "Intercom_Sync_Worker",
  "Intercom_Webhook_Guest",
];
const marker = "IntercomWebhook"; // a class every deployment of the package has

async function count(connection: Connection, type: "ApexClass" | "ApexTrigger"): Promise<number> {
  const { totalSize } = await connection.tooling.query(`SELECT Id FROM ${type}`);
  return totalSize;
}

/** Reads the org's side of the report; nothing is changed. */
export async function inspectOrg(connection: Connection): Promise<Omit<OrgReport, "intercom">> {
  const installed = await connection.tooling.query(`SELECT Id FROM ApexClass WHERE Name = '${marker}'`);
  const objects = (await connection.describeGlobal()).sobjects
    .map((object) => object.name)
    .filter((name) => /^(\w+__)?(Intercom_|Sync_|Conversation_Opportunity)\w*__c$/.test(name));
  const names = permissionSets.map((name) => `'${name}'`).join(", ");
  const { records } = await connection.query<Assignment>(
    `SELECT Assignee.Name, Assignee.Username, PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${names}) ORDER BY Assignee.Name`,
  );
  return {
    instanceUrl: connection.instanceUrl,
    username: connection.getUsername() ?? (await connection.identity()).username,
    apiVersion: connection.getApiVersion(),
    classes: installed.totalSize > 0 ? await count(connection, "ApexClass") : 0,
    triggers: installed.totalSize > 0 ? await count(connection, "ApexTrigger") : 0,
    objects,
    assignments: records.map(({ Assignee, PermissionSet }) => ({
      user: Assignee.Name,
      permissionSet: PermissionSet.Label,
    })),
  };
}

/** The report as lines for a terminal. */
export function formatReport(report: OrgReport): string {
  const deployed =
    report.classes > 0
      ? `deployed: ${report.classes} classes, ${report.triggers} triggers, ${report.objects.length} objects`
      : "not deployed: npm run org -- deploy --target ALIAS";
  const holders = report.assignments.map(({ user, permissionSet }) => `  ${permissionSet}: ${user}`);
  return [
    `Org       ${report.instanceUrl} as ${report.username}, API ${report.apiVersion}`,
    `Package   ${deployed}`,
    `Who       ${holders.length === 0 ? "nobody has a permission set yet" : ""}`.trimEnd(),
    ...holders,
    `Intercom  ${report.intercom.sentence}`,
  ].join("\n");
}

async function run(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      target: { type: "string" },
      url: { type: "string" },
      token: { type: "string" },
      intercom: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const connection = await connect({ alias: values.target, url: values.url, token: values.token });
  const report: OrgReport = {
    ...(await inspectOrg(connection)),
    intercom: await askIntercom(intercomAddress(values.intercom), process.env["INTERCOM_TOKEN"]),
  };
  console.log(values.json ? JSON.stringify(report, null, 2) : formatReport(report));
  if (report.classes === 0 || !report.intercom.ok) process.exitCode = 1;
}

export const checkCommand = {
  usage: "npm run org -- check (--target ALIAS | --url ADDRESS --token TOKEN) [--intercom US|EU|AU|ADDRESS] [--json]",
  run,
};
