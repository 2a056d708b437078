/**
 * Asks for owners of people who are new or have changed.
 * @group ownership
 */
trigger IntercomLinkTrigger on Intercom_Link__c(after insert, after update) {
  OwnerLinkTriggerHandler.afterSave(Trigger.new, Trigger.oldMap);
}
