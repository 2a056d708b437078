/**
 * Turns inbox events into tasks.
 * @group webhook
 */
trigger WebhookReceivedTrigger on Webhook_Received__e(after insert) {
  WebhookReceivedTriggerHandler.afterInsert(Trigger.new);
}
