/**
 * Tells the sync of changed contacts.
 * @group changes
 */
trigger ContactTrigger on Contact(after update) {
  RecordChangeTriggerHandler.afterUpdate(Trigger.new, Trigger.oldMap);
}
