/**
 * Tells the sync of changed accounts.
 * @group changes
 */
trigger AccountTrigger on Account(after update) {
  RecordChangeTriggerHandler.afterUpdate(Trigger.new, Trigger.oldMap);
}
