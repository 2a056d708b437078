/**
 * Tells the sync of changed leads.
 * @group changes
 */
trigger LeadTrigger on Lead(after update) {
  RecordChangeTriggerHandler.afterUpdate(Trigger.new, Trigger.oldMap);
}
