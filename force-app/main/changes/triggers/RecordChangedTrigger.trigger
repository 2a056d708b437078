/**
 * Turns outbox events into tasks.
 * @group changes
 */
trigger RecordChangedTrigger on Record_Changed__e(after insert) {
  RecordChangedTriggerHandler.afterInsert(Trigger.new);
}
