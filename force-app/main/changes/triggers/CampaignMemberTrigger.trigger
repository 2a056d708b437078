/**
 * Tells the sync of changed campaign members.
 * @group changes
 */
trigger CampaignMemberTrigger on CampaignMember(after insert, after update, after delete) {
  RecordChangeTriggerHandler.handle(Trigger.operationType, Trigger.new, Trigger.oldMap);
}
