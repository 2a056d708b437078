/**
 * Tells the sync of changed opportunities.
 * @group changes
 */
trigger OpportunityTrigger on Opportunity(after insert, after update, after delete, after undelete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
