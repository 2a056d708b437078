trigger AccountTrigger on Account(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete
) {
  Seen.note('Account', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
