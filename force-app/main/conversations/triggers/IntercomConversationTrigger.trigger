/**
 * Remembers what was made of conversations that are removed.
 * @group conversations
 */
trigger IntercomConversationTrigger on Intercom_Conversation__c(before delete) {
  RemovedConversations.remember(Trigger.old);
}
