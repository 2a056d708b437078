import { anyId, save } from "./salesforce-verbs.js";
import type { Verb } from "./intercom-verbs.js";
import type { OrgThread } from "./org-thread.js";

const opportunities = "SELECT Id FROM Opportunity ORDER BY Id";
const roles = "SELECT Id FROM OpportunityContactRole ORDER BY Id";

function movesTo(name: string, weight: number, stage: string): Verb<OrgThread> {
  return {
    name,
    weight,
    act: async (org, random) => {
      const id = await anyId(org, random, opportunities);
      if (id === null) return null;
      return save(org, `update new Opportunity(Id = '${id}', StageName = '${stage}');`, `${id} is now ${stage}`);
    },
  };
}

/** What people do with opportunities and the people who have roles in them. */
export const opportunityVerbs: Verb<OrgThread>[] = [
  {
    name: "opportunity is made",
    weight: 2,
    act: async (org, random) => {
      const account = await anyId(org, random, "SELECT Id FROM Account ORDER BY Id");
      if (account === null) return null;
      const text = `insert new Opportunity(Name = 'Deal', StageName = 'Prospecting', CloseDate = Date.newInstance(2027, 1, 1), AccountId = '${account}');`;
      return save(org, text, "an opportunity is made");
    },
  },
  {
    name: "contact gets a role",
    weight: 4,
    act: async (org, random) => {
      const opportunity = await anyId(org, random, opportunities);
      const contact = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (opportunity === null || contact === null) return null;
      const text = `insert new OpportunityContactRole(OpportunityId = '${opportunity}', ContactId = '${contact}');`;
      return save(org, text, `${contact} has a role in ${opportunity}`);
    },
  },
  {
    name: "role goes to somebody else",
    weight: 1,
    act: async (org, random) => {
      const role = await anyId(org, random, roles);
      const contact = await anyId(org, random, "SELECT Id FROM Contact ORDER BY Id");
      if (role === null || contact === null) return null;
      const text = `update new OpportunityContactRole(Id = '${role}', ContactId = '${contact}');`;
      return save(org, text, `${contact} takes the role ${role}`);
    },
  },
  {
    name: "role ends",
    weight: 2,
    act: async (org, random) => {
      const role = await anyId(org, random, roles);
      return role === null ? null : save(org, `delete new OpportunityContactRole(Id = '${role}');`, `${role} ends`);
    },
  },
  movesTo("opportunity is closed", 2, "Closed Lost"),
  movesTo("opportunity is opened again", 2, "Prospecting"),
  {
    name: "opportunity is deleted",
    weight: 1,
    act: async (org, random) => {
      const id = await anyId(org, random, opportunities);
      return id === null ? null : save(org, `delete new Opportunity(Id = '${id}');`, `${id} is deleted`);
    },
  },
];
