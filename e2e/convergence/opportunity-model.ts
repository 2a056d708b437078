import type { Disagreement } from "./model.js";
import type { OrgThread } from "./org-thread.js";

interface StoredConversation {
  Id: string;
  Conversation_Id__c: string;
  State__c: string;
  Contact__c: string | null;
  Lead__c: string | null;
  Account__c: string | null;
}

interface StoredLink {
  Intercom_Conversation__c: string;
  Opportunity__c: string | null;
  Opportunity__r: { IsClosed: boolean } | null;
}

interface StoredActivity {
  Intercom_Conversation__c: string;
  Target_Id__c: string | null;
  Task_Id__c: string;
  State__c: string;
}

interface StoredTask {
  Id: string;
  IsClosed: boolean;
  WhoId: string | null;
  WhatId: string | null;
}

/** Which conversation belongs to which opportunity, and the tasks about them, by rules told here once more. */
export async function compareOpportunities(org: OrgThread, found: Disagreement): Promise<void> {
  const conversations = await org.query<StoredConversation>(
    "SELECT Id, Conversation_Id__c, State__c, Contact__c, Lead__c, Account__c FROM Intercom_Conversation__c WHERE Deleted_In_Intercom__c = false ORDER BY Id",
  );
  const links = await org.query<StoredLink>(
    "SELECT Intercom_Conversation__c, Opportunity__c, Opportunity__r.IsClosed FROM Conversation_Opportunity__c ORDER BY Id",
  );
  await compareLinks(org, conversations, links, found);
  await compareTasks(org, conversations, links, found);
}

async function compareLinks(
  org: OrgThread,
  conversations: readonly StoredConversation[],
  links: readonly StoredLink[],
  found: Disagreement,
): Promise<void> {
  const roles = await org.query<{ ContactId: string; OpportunityId: string }>(
    "SELECT ContactId, OpportunityId FROM OpportunityContactRole WHERE Opportunity.IsClosed = false ORDER BY Id",
  );
  const linked = new Set<string>();
  for (const { Intercom_Conversation__c, Opportunity__c } of links) {
    const pair = `${Intercom_Conversation__c} ${Opportunity__c ?? "nothing"}`;
    if (linked.has(pair)) found.doubled.push(`conversation and opportunity ${pair} are linked twice`);
    if (Opportunity__c === null) found.wrong.push(`conversation ${Intercom_Conversation__c} is linked to nothing`);
    linked.add(pair);
  }
  const wanted = new Set(
    conversations.flatMap(({ Id, Contact__c }) =>
      roles.filter(({ ContactId }) => ContactId === Contact__c).map(({ OpportunityId }) => `${Id} ${OpportunityId}`),
    ),
  );
  for (const pair of wanted)
    if (!linked.has(pair)) found.lost.push(`conversation and opportunity ${pair} are not linked`);
  const visible = new Set(conversations.map(({ Id }) => Id));
  for (const { Intercom_Conversation__c: id, Opportunity__c, Opportunity__r } of links)
    if (visible.has(id) && Opportunity__r?.IsClosed === false && !wanted.has(`${id} ${Opportunity__c ?? ""}`))
      found.wrong.push(`conversation ${id} is linked to the open opportunity ${Opportunity__c ?? ""} without a role`);
}

/** One task for whoever the conversation is with, and one for each opportunity; open as long as the conversation was. */
async function compareTasks(
  org: OrgThread,
  conversations: readonly StoredConversation[],
  links: readonly StoredLink[],
  found: Disagreement,
): Promise<void> {
  const activities = await org.query<StoredActivity>(
    "SELECT Intercom_Conversation__c, Target_Id__c, Task_Id__c, State__c FROM Conversation_Activity__c ORDER BY Id",
  );
  const tasks = new Map(
    (await org.query<StoredTask>("SELECT Id, IsClosed, WhoId, WhatId FROM Task")).map((task) => [task.Id, task]),
  );
  const told = new Set(activities.map(({ Task_Id__c }) => Task_Id__c));
  for (const id of tasks.keys()) if (!told.has(id)) found.doubled.push(`task ${id} stands for nothing`);
  for (const conversation of conversations) {
    const own = activities.filter((one) => one.Intercom_Conversation__c === conversation.Id);
    const personal = own.filter(({ Target_Id__c }) => Target_Id__c === null);
    const name = `conversation ${conversation.Conversation_Id__c}`;
    if (personal.length !== 1) found.lost.push(`${name} has ${personal.length} tasks`);
    const targets = new Set(own.map(({ Target_Id__c }) => Target_Id__c));
    for (const link of links)
      if (link.Intercom_Conversation__c === conversation.Id && link.Opportunity__r?.IsClosed === false)
        if (!targets.has(link.Opportunity__c))
          found.lost.push(`${name} has no task on the opportunity ${link.Opportunity__c ?? ""}`);
    for (const activity of own) compareTask(name, conversation, activity, tasks.get(activity.Task_Id__c), found);
  }
}

function compareTask(
  name: string,
  conversation: StoredConversation,
  { Target_Id__c: target, State__c }: StoredActivity,
  task: StoredTask | undefined,
  found: Disagreement,
): void {
  // It went with its person or its opportunity, or came back with them: the platform's business.
  if (task === undefined || State__c === "Gone") return;
  const { Contact__c, Lead__c, Account__c, Id } = conversation;
  if (conversation.State__c === "closed" && !task.IsClosed) found.lost.push(`the task of the closed ${name} is open`);
  if (State__c === "Open" && task.IsClosed) found.wrong.push(`the task of ${name} is closed`);
  const who = target === null ? (Contact__c ?? Lead__c) : Contact__c;
  const what = target ?? (who === null ? (Account__c ?? Id) : null);
  // A conversion hands the tasks of a lead to the contact and, for want of an opportunity, to the account.
  const isRelated = task.WhatId === what || (what === null && who !== null && task.WhatId?.startsWith("001") === true);
  if (task.WhoId !== who || !isRelated)
    found.wrong.push(
      `a task of ${name} is with ${task.WhoId ?? "nobody"} on ${task.WhatId ?? "nothing"}, not with ${who ?? "nobody"} on ${what ?? "nothing"}`,
    );
}
