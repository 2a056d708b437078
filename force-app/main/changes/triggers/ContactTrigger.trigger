/**
 * Tells the sync of changed contacts.
 * @group changes
 */
trigger ContactTrigger on Contact(after insert, after update, after delete, after undelete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
