/**
 * Tells the sync of changed contact roles of opportunities.
 * @group changes
 */
trigger OpportunityContactRoleTrigger on OpportunityContactRole(after insert, after update, after delete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
