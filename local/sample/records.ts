import type { SampleAdmin, SampleCompany, SamplePerson, SampleWorld } from "../intercom/world/sample.js";

type FieldValue = string | number | boolean | null;

/** A record to create. A value of the form `@key` stands for the id of the record made under that key. */
export interface SampleRecord {
  key: string;
  type: string;
  fields: Record<string, FieldValue>;
}

/** Who one can be in the demonstration; `username` logs in to the local org. */
export interface SamplePersona {
  key: "admin" | "agent" | "viewer";
  name: string;
  username: string;
  permissionSets: string[];
}

const everyNth = (index: number, n: number, offset = 0): boolean => index % n === offset;
const usernameOf = (email: string): string => `${email.toLowerCase()}.local`;

/**
 * Salesforce records that overlap with an Intercom workspace as they do in life: most people under the same address,
 * some in another letter case, some twice, some as lead and contact at once, some on one side only.
 */
export function sampleRecords(world: SampleWorld): SampleRecord[] {
  const owners = world.admins.filter((_, index) => index !== 3).map((admin) => `@user:${admin.id}`); // one teammate has no user
  const owner = (index: number): string => owners[index % owners.length]!;
  const accounts = world.companies.filter((_, index) => !everyNth(index, 10, 7));
  const users = world.people.filter((person) => person.role === "user");
  const leads = world.people.filter((person) => person.role === "lead");
  return [
    ...world.admins.flatMap((admin, index) => (index === 3 ? [] : [userRecord(admin, index)])),
    ...accounts.map((company, index) => accountRecord(company, owner(index))),
    ...strangers(owner),
    ...users.flatMap((person, index) => contactRecords(person, index, accounts, owner)),
    ...leads.flatMap((person, index) => leadRecords(person, index, owner)),
    ...opportunityRecords(accounts, users, owner),
    ...users.flatMap((person, index) => caseRecords(person, index, accounts, owner)),
  ];
}

/** The three people one can be: their users are teammates of the workspace too, the viewer is not. */
export function samplePersonas(world: SampleWorld): SamplePersona[] {
  const [admin, agent] = world.admins as [SampleAdmin, SampleAdmin];
  return [
    {
      key: "admin",
      name: admin.name,
      username: usernameOf(admin.email),
      permissionSets: ["Parley_Admin", "Parley_Agent"],
    },
    {
      key: "agent",
      name: agent.name,
      username: usernameOf(agent.email),
      permissionSets: ["Parley_Agent", "Intercom_Sync_Worker"],
    },
    {
      key: "viewer",
      name: "Vera Novak",
      username: "vera.novak@harbourlight.example.local",
      permissionSets: ["Parley_Viewer"],
    },
  ];
}

function splitName(name: string | null, email: string | null): { FirstName: string | null; LastName: string } {
  const [first = "", last = ""] = (name ?? "").split(/ (.*)/);
  return last
    ? { FirstName: first, LastName: last }
    : { FirstName: null, LastName: first || (email?.split("@")[0] ?? "Unknown") };
}

function userFields(name: string, email: string, profile: string): Record<string, FieldValue> {
  return {
    ...splitName(name, email),
    Email: email,
    Username: usernameOf(email),
    Alias: name
      .replace(/[^A-Za-z]/g, "")
      .slice(0, 8)
      .toLowerCase(),
    ProfileId: `@profile:${profile}`,
    TimeZoneSidKey: "Europe/Dublin",
    LocaleSidKey: "en_IE",
    LanguageLocaleKey: "en_US",
    EmailEncodingKey: "UTF-8",
    IsActive: true,
  };
}

function userRecord(admin: SampleAdmin, index: number): SampleRecord {
  const profile = index === 0 ? "System Administrator" : "Standard User";
  const email = index === 5 ? admin.email.toUpperCase() : admin.email;
  return {
    key: `user:${admin.id}`,
    type: "User",
    fields: { ...userFields(admin.name, email, profile), Title: admin.jobTitle },
  };
}

function accountRecord(company: SampleCompany, ownerId: string): SampleRecord {
  return {
    key: `account:${company.id}`,
    type: "Account",
    fields: {
      Name: company.name,
      AccountNumber: company.companyId,
      Website: company.website,
      Industry: company.industry,
      NumberOfEmployees: company.size,
      BillingCity: company.city,
      BillingCountry: company.country,
      OwnerId: ownerId,
    },
  };
}

/** Records that Intercom has never heard of, and the viewer, who is no teammate. */
function strangers(owner: (index: number) => string): SampleRecord[] {
  const names = ["Harrow Textiles", "Pebble & Pine", "Sundial Optics"];
  return [
    {
      key: "user:viewer",
      type: "User",
      fields: userFields("Vera Novak", "vera.novak@harbourlight.example", "Standard User"),
    },
    ...names.flatMap((name, index): SampleRecord[] => [
      { key: `account:${name}`, type: "Account", fields: { Name: name, OwnerId: owner(index) } },
      {
        key: `contact:${name}`,
        type: "Contact",
        fields: {
          FirstName: "Robin",
          LastName: name.split(" ")[0]!,
          Email: `robin@${name.split(" ")[0]!.toLowerCase()}.example`,
          AccountId: `@account:${name}`,
          OwnerId: owner(index + 1),
        },
      },
    ]),
  ];
}

function personFields(person: SamplePerson): Record<string, FieldValue> {
  return { ...splitName(person.name, person.email), Email: person.email, Phone: person.phone, Title: person.jobTitle };
}

function contactRecords(
  person: SamplePerson,
  index: number,
  accounts: SampleCompany[],
  owner: (index: number) => string,
): SampleRecord[] {
  if (everyNth(index, 9, 4)) return []; // known to Intercom only
  const company = accounts.find(({ id }) => person.companyIds.includes(id));
  const fields = {
    ...personFields(person),
    Email: everyNth(index, 11, 3) ? (person.email?.toUpperCase() ?? null) : person.email,
    AccountId: company ? `@account:${company.id}` : null,
    OwnerId: owner(index + 2),
    MailingCity: person.city,
    MailingCountry: person.country,
  };
  const contact = { key: `contact:${person.id}`, type: "Contact", fields };
  const duplicate = {
    key: `contact:${person.id}:duplicate`,
    type: "Contact",
    fields: { ...fields, Title: null, OwnerId: owner(index + 3) },
  };
  return everyNth(index, 23, 11) ? [contact, duplicate] : [contact];
}

function leadRecords(person: SamplePerson, index: number, owner: (index: number) => string): SampleRecord[] {
  if (everyNth(index, 4, 2) || !person.email) return [];
  return [
    {
      key: `lead:${person.id}`,
      type: "Lead",
      fields: {
        ...personFields(person),
        Company: `${person.email.split("@")[1]!.split(".")[0]!} (${person.city})`,
        Status: everyNth(index, 3) ? "Working - Contacted" : "Open - Not Contacted",
        LeadSource: "Web",
        City: person.city,
        Country: person.country,
        OwnerId: owner(index),
      },
    },
  ];
}

const stages = [
  "Prospecting",
  "Qualification",
  "Proposal/Price Quote",
  "Negotiation/Review",
  "Closed Won",
  "Closed Lost",
];

function opportunityRecords(
  accounts: SampleCompany[],
  users: SamplePerson[],
  owner: (index: number) => string,
): SampleRecord[] {
  return accounts.flatMap((company, index) => {
    const key = `opportunity:${company.id}`;
    const stage = stages[index % stages.length]!;
    const day = String((index % 27) + 1).padStart(2, "0");
    const closed = stage.startsWith("Closed");
    const opportunity: SampleRecord = {
      key,
      type: "Opportunity",
      fields: {
        Name: `${company.name} — ${company.plan} plan`,
        AccountId: `@account:${company.id}`,
        StageName: stage,
        CloseDate: closed ? `2026-09-${day}` : `2027-02-${day}`,
        Amount: company.monthlySpend * 12,
        OwnerId: owner(index),
      },
    };
    const people = users
      .filter((person, place) => person.companyIds.includes(company.id) && !everyNth(place, 9, 4))
      .slice(0, 2);
    const roles = people.map((person, place): SampleRecord => ({
      key: `${key}:${person.id}`,
      type: "OpportunityContactRole",
      fields: {
        OpportunityId: `@${key}`,
        ContactId: `@contact:${person.id}`,
        Role: place === 0 ? "Decision Maker" : "Evaluator",
        IsPrimary: place === 0,
      },
    }));
    return [opportunity, ...roles];
  });
}

const caseSubjects = ["Invoice is missing", "Cannot sign in", "Import stops half way", "Asks for a training"];

/** A case for some of the contacts, so that there are pages of cases to look at. */
function caseRecords(
  person: SamplePerson,
  index: number,
  accounts: SampleCompany[],
  owner: (index: number) => string,
): SampleRecord[] {
  if (!everyNth(index, 8) || everyNth(index, 9, 4)) return [];
  const company = accounts.find(({ id }) => person.companyIds.includes(id));
  return [
    {
      key: `case:${person.id}`,
      type: "Case",
      fields: {
        Subject: caseSubjects[(index / 8) % caseSubjects.length]!,
        ContactId: `@contact:${person.id}`,
        AccountId: company ? `@account:${company.id}` : null,
        Status: "New",
        Origin: "Email",
        OwnerId: owner(index),
      },
    },
  ];
}
