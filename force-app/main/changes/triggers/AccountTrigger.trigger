/**
 * Tells the sync of changed accounts.
 * @group changes
 */
trigger AccountTrigger on Account(after insert, after update, after delete, after undelete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
