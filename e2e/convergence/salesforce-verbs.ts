import type { Random } from "../../local/intercom/random.js";
import type { Verb } from "./intercom-verbs.js";
import type { OrgThread } from "./org-thread.js";

interface Row {
  Id: string;
}

/** Answers the id of a row that a query finds, or null when it finds none. */
export async function anyId(org: OrgThread, random: Random, soql: string): Promise<string | null> {
  const rows = await org.query<Row>(soql);
  return rows.length === 0 ? null : random.pick(rows).Id;
}

const anyOwner = (org: OrgThread, random: Random): Promise<string | null> =>
  anyId(org, random, "SELECT Id FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id");

/** Runs Apex as a user would save; a refused save is part of life. */
export async function save(org: OrgThread, text: string, done: string): Promise<string> {
  const failure = await org.apex(text);
  return failure === null ? done : `${done}: refused, ${failure}`;
}

function changesOwner(object: "Account" | "Contact" | "Lead", weight: number): Verb<OrgThread> {
  const condition = object === "Lead" ? "WHERE IsConverted = false" : "";
  return {
    name: `${object} changes owner`,
    weight,
    act: async (org, random) => {
      const id = await anyId(org, random, `SELECT Id FROM ${object} ${condition} ORDER BY Id`);
      const owner = await anyOwner(org, random);
      if (id === null || owner === null) return null;
      return save(org, `update new ${object}(Id = '${id}', OwnerId = '${owner}');`, `${id} is given to ${owner}`);
    },
  };
}

/** What people do in Salesforce. */
export const salesforceVerbs: Verb<OrgThread>[] = [
  changesOwner("Account", 5),
  changesOwner("Contact", 3),
  changesOwner("Lead", 3),
  {
    name: "all contacts of a list change owner",
    weight: 1,
    act: async (org, random) => {
      const owner = await anyOwner(org, random);
      const text = `List<Contact> contacts = [SELECT Id FROM Contact ORDER BY Id LIMIT 10];
        for (Contact each : contacts) each.OwnerId = '${owner ?? ""}';
        update contacts;`;
      return save(org, text, `ten contacts are given to ${owner ?? ""}`);
    },
  },
  {
    name: "contact changes account",
    weight: 2,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      const account = await anyId(org, random, "SELECT Id FROM Account ORDER BY Id");
      if (id === null || account === null) return null;
      return save(org, `update new Contact(Id = '${id}', AccountId = '${account}');`, `${id} moves to ${account}`);
    },
  },
  {
    name: "contact changes name",
    weight: 1,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (id === null) return null;
      return save(org, `update new Contact(Id = '${id}', LastName = 'N${random.hex(4)}');`, `${id} is renamed`);
    },
  },
  {
    name: "contact changes department",
    weight: 2,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (id === null) return null;
      const department = `Deck ${random.integer(1, 9)}`;
      return save(org, `update new Contact(Id = '${id}', Department = '${department}');`, `${id} is in ${department}`);
    },
  },
  {
    name: "contact changes phone",
    weight: 2,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (id === null) return null;
      const phone = `+3531${random.integer(100_000, 999_999)}`;
      return save(org, `update new Contact(Id = '${id}', Phone = '${phone}');`, `${id} has the number ${phone}`);
    },
  },
  {
    name: "contact changes email",
    weight: 1,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (id === null) return null;
      return save(
        org,
        `update new Contact(Id = '${id}', Email = 'c${random.hex(5)}@example.com');`,
        `${id} has a new address`,
      );
    },
  },
  {
    name: "contact is made",
    weight: 2,
    act: async (org, random) => {
      const account = await anyId(org, random, "SELECT Id FROM Account ORDER BY Id");
      const email = `made${random.hex(5)}@example.com`;
      const text = `insert new Contact(LastName = 'Made', Email = '${email}', AccountId = ${account === null ? "null" : `'${account}'`});`;
      return save(org, text, `contact ${email} is made`);
    },
  },
  {
    name: "contact is deleted",
    weight: 1,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      return id === null ? null : save(org, `delete new Contact(Id = '${id}');`, `${id} is deleted`);
    },
  },
  {
    name: "contact is undeleted",
    weight: 1,
    act: (org) =>
      save(
        org,
        "List<Contact> gone = [SELECT Id FROM Contact WHERE IsDeleted = true AND MasterRecordId = null ORDER BY Id LIMIT 1 ALL ROWS]; if (!gone.isEmpty()) undelete gone;",
        "the first deleted contact is undeleted",
      ),
  },
  {
    name: "contacts are merged",
    weight: 1,
    act: async (org, random) => {
      const rows = await org.query<Row>("SELECT Id FROM Contact ORDER BY Id");
      if (rows.length < 2) return null;
      const [kept, lost] = [random.pick(rows).Id, random.pick(rows).Id];
      if (kept === lost) return null;
      return save(
        org,
        `merge new Contact(Id = '${kept}') new Contact(Id = '${lost}');`,
        `${lost} is merged into ${kept}`,
      );
    },
  },
  {
    name: "lead is made",
    weight: 1,
    act: (org, random) => {
      const email = `lead${random.hex(5)}@example.com`;
      return save(
        org,
        `insert new Lead(LastName = 'Lead', Company = 'Lead Ltd', Email = '${email}');`,
        `lead ${email} is made`,
      );
    },
  },
  {
    name: "lead is converted",
    weight: 1,
    act: async (org, random) => {
      const id = await anyId(org, random, "SELECT Id FROM Lead WHERE IsConverted = false ORDER BY Id");
      if (id === null) return null;
      const text = `Database.LeadConvert conversion = new Database.LeadConvert();
        conversion.setLeadId('${id}');
        conversion.setDoNotCreateOpportunity(true);
        conversion.setConvertedStatus([SELECT ApiName FROM LeadStatus WHERE IsConverted = true LIMIT 1].ApiName);
        Database.convertLead(conversion);`;
      return save(org, text, `${id} is converted`);
    },
  },
];
