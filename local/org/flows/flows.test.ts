import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { Org } from "../org.js";
import type { TestRun } from "../testing/results.js";
import { conditionsHold } from "./conditions.js";

const FLOW = `<?xml version="1.0" encoding="UTF-8"?>
<Flow xmlns="http://soap.sforce.com/2006/04/metadata">
  <processType>AutoLaunchedFlow</processType><status>Active</status>
  <start><connector><targetReference>Find</targetReference></connector></start>
  <recordLookups><name>Find</name><connector><targetReference>Each</targetReference></connector>
    <filterLogic>and</filterLogic>
    <filters><field>Name</field><operator>StartsWith</operator><value><elementReference>prefix</elementReference></value></filters>
    <getFirstRecordOnly>false</getFirstRecordOnly><object>Account</object><sortField>Name</sortField><sortOrder>Asc</sortOrder>
    <storeOutputAutomatically>true</storeOutputAutomatically></recordLookups>
  <loops><name>Each</name><collectionReference>Find</collectionReference><iterationOrder>Asc</iterationOrder>
    <nextValueConnector><targetReference>Is_Big</targetReference></nextValueConnector>
    <noMoreValuesConnector><targetReference>Make</targetReference></noMoreValuesConnector></loops>
  <decisions><name>Is_Big</name><defaultConnector><targetReference>Each</targetReference></defaultConnector>
    <rules><name>Big</name><conditionLogic>1 AND (2 OR 3)</conditionLogic>
      <conditions><leftValueReference>Each.NumberOfEmployees</leftValueReference><operator>GreaterThan</operator><rightValue><numberValue>10.0</numberValue></rightValue></conditions>
      <conditions><leftValueReference>Each.Site</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>HQ</stringValue></rightValue></conditions>
      <conditions><leftValueReference>Each.Site</leftValueReference><operator>IsNull</operator><rightValue><booleanValue>true</booleanValue></rightValue></conditions>
      <connector><targetReference>Note</targetReference></connector></rules></decisions>
  <assignments><name>Note</name><connector><targetReference>Each</targetReference></connector>
    <assignmentItems><assignToReference>names</assignToReference><operator>Add</operator><value><elementReference>Each.Name</elementReference></value></assignmentItems>
    <assignmentItems><assignToReference>total</assignToReference><operator>Add</operator><value><elementReference>Each.NumberOfEmployees</elementReference></value></assignmentItems></assignments>
  <recordCreates><name>Make</name><connector><targetReference>Ask</targetReference></connector>
    <inputAssignments><field>Name</field><value><stringValue>Sum {!total}</stringValue></value></inputAssignments><object>Account</object>
    <assignRecordIdToReference>made</assignRecordIdToReference></recordCreates>
  <actionCalls><name>Ask</name><actionName>Doubler</actionName><actionType>apex</actionType>
    <connector><targetReference>Keep</targetReference></connector><faultConnector><targetReference>Fault</targetReference></faultConnector>
    <inputParameters><name>amount</name><value><elementReference>total</elementReference></value></inputParameters>
    <storeOutputAutomatically>true</storeOutputAutomatically></actionCalls>
  <assignments><name>Keep</name><assignmentItems><assignToReference>doubled</assignToReference><operator>Assign</operator><value><elementReference>Ask.result</elementReference></value></assignmentItems></assignments>
  <assignments><name>Fault</name><assignmentItems><assignToReference>problem</assignToReference><operator>Assign</operator><value><elementReference>$Flow.FaultMessage</elementReference></value></assignmentItems></assignments>
  <variables><name>prefix</name><dataType>String</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput></variables>
  <variables><name>names</name><dataType>String</dataType><isCollection>true</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables>
  <variables><name>total</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput><scale>0</scale><value><numberValue>0.0</numberValue></value></variables>
  <variables><name>doubled</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput><scale>0</scale></variables>
  <variables><name>made</name><dataType>String</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables>
  <variables><name>problem</name><dataType>String</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables>
</Flow>`;

const DOUBLER = `public class Doubler {
  public class Request { @InvocableVariable public Integer amount; }
  public class Answer { @InvocableVariable public Integer result; }
  @InvocableMethod(label='Double') public static List<Answer> run(List<Request> requests) {
    List<Answer> answers = new List<Answer>();
    for (Request each : requests) {
      if (each.amount > 100) throw new IllegalArgumentException('too much');
      Answer answer = new Answer(); answer.result = each.amount * 2; answers.add(answer);
    }
    return answers;
  }
}`;

const TESTS = `@IsTest private class FlowRun_Test {
  static Flow.Interview start(Integer employees) {
    insert new List<Account>{
      new Account(Name = 'Acme 1', NumberOfEmployees = employees, Site = 'hq'), new Account(Name = 'acme 2', NumberOfEmployees = 20),
      new Account(Name = 'Acme 3', NumberOfEmployees = 30, Site = 'Elsewhere'), new Account(Name = 'Other', NumberOfEmployees = 99) };
    Flow.Interview run = Flow.Interview.createInterview('Sum_Accounts', new Map<String, Object>{ 'prefix' => 'acme' });
    run.start();
    return run;
  }
  @IsTest static void runsEveryElement() {
    Flow.Interview run = start(11);
    Assert.areEqual(new List<String>{ 'Acme 1', 'acme 2' }, (List<String>) run.getVariableValue('names'));
    Assert.areEqual(62, (Decimal) run.getVariableValue('doubled'));
    Assert.areEqual('Sum 31', [SELECT Name FROM Account WHERE Id = :(String) run.getVariableValue('made')].Name);
    Assert.isNull(run.getVariableValue('problem'));
    Assert.isNull(run.getVariableValue('nothing'));
  }
  @IsTest static void takesTheFaultPath() {
    Assert.areEqual('too much', start(200).getVariableValue('problem'));
  }
  @IsTest static void actionsReportOutcomes() {
    Invocable.Action action = Invocable.Action.createCustomAction('apex', 'Doubler');
    action.setInvocations(new List<Map<String, Object>>{ new Map<String, Object>{ 'amount' => 4 }, new Map<String, Object>{ 'amount' => 101 } });
    List<Invocable.Action.Result> results = action.invoke();
    Assert.isTrue(results[0].isSuccess());
    Assert.areEqual(8, results[0].getOutputParameters().get('result'));
    Assert.isFalse(results[1].isSuccess());
    Assert.areEqual('too much', results[1].getErrors()[0].getMessage());
    Assert.isFalse(Invocable.Action.createCustomAction('flow', 'No_Such_Flow').addInvocation().invoke()[0].isSuccess());
  }
  @IsTest static void namesOfFlowTypes() {
    Assert.areEqual('Flow.Interview.Sum_Accounts', Flow.Interview.Sum_Accounts.class.getName());
    Assert.areEqual('Flow.Interview', Flow.Interview.No_Such_Flow.class.getName());
  }
  @IsTest static void certificatesSign() {
    Blob signature = Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('text'), 'Signing');
    Assert.isTrue(Crypto.verify('RSA-SHA256', Blob.valueOf('text'), signature, 'signing'));
    Assert.isFalse(Crypto.verify('RSA-SHA256', Blob.valueOf('other'), signature, 'Signing'));
    try { Crypto.signWithCertificate('RSA-SHA256', Blob.valueOf('text'), 'Missing'); Assert.fail(); }
    catch (NoDataFoundException expected) { Assert.isNotNull(expected.getMessage()); }
  }
}`;

function runFlowTests(): TestRun {
  const folder = mkdtempSync(path.join(tmpdir(), "flows-"));
  for (const [name, text] of Object.entries({
    "flows/Sum_Accounts.flow-meta.xml": FLOW,
    "classes/Doubler.cls": DOUBLER,
    "classes/FlowRun_Test.cls": TESTS,
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const org = Org.create({ sources: [folder], certificates: ["Signing"] });
  try {
    return org.runTests();
  } finally {
    org.close();
    rmSync(folder, { recursive: true });
  }
}

test("autolaunched flows, invocable actions and certificates, seen from Apex", async (context) => {
  const run = runFlowTests();
  assert.equal(run.total, 5);
  for (const each of run.tests)
    await context.test(each.method, () => assert.equal(`${each.message ?? ""}${each.stackTrace ?? ""}`, ""));
});

test("condition logic", () => {
  assert.equal(conditionsHold("and", [true, false]), false);
  assert.equal(conditionsHold("OR", [true, false]), true);
  assert.equal(conditionsHold("1 AND (2 OR NOT 3)", [true, false, false]), true);
  assert.equal(conditionsHold("(3 AND 2) AND 1", [true, true, false]), false);
});
