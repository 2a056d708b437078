/**
 * Tells the sync of changed leads.
 * @group changes
 */
trigger LeadTrigger on Lead(after insert, after update, after delete, after undelete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
