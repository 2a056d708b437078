import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Org } from "../../local/org/org.js";
import { withSources } from "../../local/org/testing/source-folder.js";

/** Cases in an org of a customer's: with an assignment rule, a queue and a validation rule of their own. */
const packageFolder = fileURLToPath(new URL("../../force-app", import.meta.url));

const assignmentRules = `<AssignmentRules xmlns="http://soap.sforce.com/2006/04/metadata">
  <assignmentRule>
    <fullName>Support</fullName>
    <active>true</active>
    <ruleEntry>
      <assignedTo>Support</assignedTo>
      <assignedToType>Queue</assignedToType>
      <criteriaItems><field>Case.Origin</field><operation>equals</operation><value>Web</value></criteriaItems>
    </ruleEntry>
  </assignmentRule>
</AssignmentRules>`;

const queue = `<Queue xmlns="http://soap.sforce.com/2006/04/metadata">
  <doesSendEmailToMembers>false</doesSendEmailToMembers>
  <name>Support</name>
  <queueSobject><sobjectType>Case</sobjectType></queueSobject>
</Queue>`;

const validationRule = `<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata">
  <fullName>No_Bikes</fullName>
  <active>true</active>
  <errorConditionFormula>CONTAINS(Subject, "forbidden")</errorConditionFormula>
  <errorMessage>No such cases, please</errorMessage>
</ValidationRule>`;

const tests = `@IsTest
private class CustomersCases {
  @IsTest
  static void theRuleDecidesWhereNobodyIsAssigned() {
    connect();
    TestFollowUps.follow(conversation('9'));
    Case made = [SELECT Owner.Name, Owner.Type FROM Case WITH SYSTEM_MODE];
    Assert.areEqual('Support', made.Owner.Name, 'the queue that the rule names');
  }

  @IsTest
  static void theAssigneeDecidesWhereOneMayOwnCases() {
    connect();
    User grace = TestUsers.standard('grace');
    TestRecords.teammate('814', grace.Email);
    TestFollowUps.follow(conversation('9').with('admin_assignee_id', 814));
    Assert.areEqual(grace.Id, [SELECT OwnerId FROM Case WITH SYSTEM_MODE].OwnerId, 'never the rule as well');
  }

  @IsTest
  static void bothAtOnceEachInTheirOwnWay() {
    connect();
    User grace = TestUsers.standard('grace');
    TestRecords.teammate('814', grace.Email);
    TestFollowUps.store(new List<ConversationJson>{ conversation('8').with('admin_assignee_id', 814), conversation('9') });
    TestFollowUps.work();
    Set<String> owners = new Set<String>();
    for (Case made : [SELECT Owner.Name FROM Case WITH SYSTEM_MODE]) {
      owners.add(made.Owner.Name);
    }
    Assert.areEqual(new Set<String>{ 'grace', 'Support' }, owners, 'each');
  }

  @IsTest
  static void whatACustomersRuleRefusesTakesNothingElseWithIt() {
    connect();
    TestFollowUps.store(
      new List<ConversationJson>{ conversation('7'), conversation('8').with('title', 'A forbidden one'), conversation('9') }
    );
    TestFollowUps.work();
    Assert.areEqual(2, [SELECT COUNT() FROM Case WITH SYSTEM_MODE], 'the others');
    Assert.areEqual(3, [SELECT COUNT() FROM Intercom_Conversation__c WITH SYSTEM_MODE], 'every conversation');
    Sync_Task__c refused = [SELECT Kind__c, Error_Code__c FROM Sync_Task__c WITH SYSTEM_MODE];
    Assert.areEqual('Conversation_Cases', refused.Kind__c, 'only the case');
    Assert.areEqual('VALIDATION_RULE', refused.Error_Code__c, 'with its cause');
  }

  private static void connect() {
    TestConnection.save(TestConnection.connected());
    TestRules.save('Case', 'Created', null, new Map<String, Object>{ 'origin' => 'Web' });
  }

  private static ConversationJson conversation(String id) {
    return new ConversationJson(id).fromPerson('c1', 'ada@parley.example');
  }
}`;

test("cases in an org with assignment rules, queues and validation rules", () => {
  withSources(
    {
      "assignmentRules/Case.assignmentRules-meta.xml": assignmentRules,
      "queues/Support.queue-meta.xml": queue,
      "objects/Case/validationRules/No_Bikes.validationRule-meta.xml": validationRule,
      "classes/CustomersCases.cls": tests,
    },
    (folder) => {
      const org = Org.create({ sources: [packageFolder, folder] });
      try {
        const results = org.runTests({ classes: ["CustomersCases"] }).tests;
        assert.deepEqual(results.map((one) => `${one.method}: ${one.outcome} ${one.message ?? ""}`.trim()).sort(), [
          "bothAtOnceEachInTheirOwnWay: Pass",
          "theAssigneeDecidesWhereOneMayOwnCases: Pass",
          "theRuleDecidesWhereNobodyIsAssigned: Pass",
          "whatACustomersRuleRefusesTakesNothingElseWithIt: Pass",
        ]);
      } finally {
        org.close();
      }
    },
  );
});
