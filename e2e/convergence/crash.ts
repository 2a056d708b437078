import type { Ground } from "./ground.js";
import type { Abortion } from "./org-protocol.js";

/** What an import left behind, without ids and times that differ between two runs. */
export type EndState = string;

const hour = 3600;

/** Rows of the package after an import, as text that two equal imports have in common. */
async function endState({ org }: Ground): Promise<EndState> {
  const queries = [
    "SELECT Intercom_Key__c, State__c, Assignee_Id__c, Team_Id__c, Part_Count__c, Stored_Part_Count__c, Transcript_Complete__c, Transcript_Updated_At__c, Tags__c, Snippet__c, Contact__r.Email, Lead__r.Email, Account__r.Name FROM Intercom_Conversation__c ORDER BY Intercom_Key__c",
    "SELECT Intercom_Key__c, Kind__c, Part_Type__c, Author_Id__c, Sent_At__c, Redacted__c, Body__c, Attachments__c, Fingerprint__c, Intercom_Conversation__r.Intercom_Key__c FROM Intercom_Message__c ORDER BY Intercom_Key__c",
    "SELECT Intercom_Key__c, Status__c, Email__c, Contact__r.Email, Lead__r.Email FROM Intercom_Link__c ORDER BY Intercom_Key__c",
    "SELECT Activity_Key__c, State__c FROM Conversation_Activity__c ORDER BY Activity_Key__c",
    "SELECT Subject, IsClosed, Who.Name FROM Task ORDER BY Subject",
    "SELECT Kind__c, State__c, Stage__c, Total__c, Listed__c, Done__c, Failed__c FROM Sync_Run__c WHERE Kind__c = 'Import'",
    "SELECT Kind__c, State__c, Error_Code__c FROM Sync_Task__c WHERE State__c = 'Dead'",
  ];
  const rows: unknown[] = [];
  for (const query of queries) rows.push(...(await org.query(query)));
  // `attributes` hold record ids, which go on after a rollback.
  return rows
    .map((row) =>
      JSON.stringify(row, (key, value: unknown) =>
        /^(attributes|Id|Intercom_Conversation__c)$/.test(key) ? undefined : value,
      ),
    )
    .join("\n");
}

/** One import, ended where it was asked for and left to itself afterwards. */
export interface Imported {
  state: EndState;
  statements: number;
  callouts: number;
  /** Whether it came as far as the place where it should end. */
  aborted: boolean;
}

/** Imports everything. With an abortion a transaction ends there; then time passes and nobody helps. */
export async function importWith(ground: Ground, abort: Abortion | null): Promise<Imported> {
  await ground.begin("crash");
  try {
    const { org } = ground;
    await org
      .client(ground.administrator)
      .aura("ImportController.startImport", { scope: '{"transcripts":"full"}', estimate: null });
    await org.measure();
    await org.switch({ abort });
    await ground.settle();
    await org.switch({ abort: null });
    const { statements, callouts, aborted } = await org.measure();
    await ground.pass(1.25 * hour);
    return { state: await endState(ground), statements, callouts, aborted };
  } finally {
    await ground.end();
  }
}

/** Ends the import at some of its places, and tells where it did not come to the same end. */
export async function endAtPlaces(
  ground: Ground,
  undisturbed: Imported,
  how: Pick<Abortion, "at" | "extent">,
  most: number,
  tell: (place: number, places: number) => void = () => undefined,
): Promise<string[]> {
  const places = how.at === "callout" ? undisturbed.callouts : undisturbed.statements;
  const step = Math.max(1, Math.ceil(places / most));
  const found: string[] = [];
  for (let number = 1; number <= places; number += step) {
    const imported = await importWith(ground, { ...how, number });
    tell(number, places);
    const where = `${how.at} ${number} (${how.extent})`;
    if (!imported.aborted) found.push(`it did not end at ${where}`);
    found.push(...difference(undisturbed.state, imported.state).map((line) => `after an end at ${where}: ${line}`));
  }
  return found;
}

/** Every way to end an import. */
export const endings: readonly Pick<Abortion, "at" | "extent">[] = [
  { at: "callout", extent: "once" },
  { at: "statement", extent: "once" },
  { at: "callout", extent: "rest" },
  { at: "statement", extent: "rest" },
];

/** The first lines in which two states differ. */
export function difference(left: EndState, right: EndState): string[] {
  const [first, second] = [new Set(left.split("\n")), new Set(right.split("\n"))];
  return [
    ...[...first].filter((line) => !second.has(line)).map((line) => `- ${line}`),
    ...[...second].filter((line) => !first.has(line)).map((line) => `+ ${line}`),
  ].slice(0, 8);
}
