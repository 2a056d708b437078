/**
 * Tells the sync of changed cases.
 * @group changes
 */
trigger CaseTrigger on Case(after insert, after update, after delete, after undelete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
