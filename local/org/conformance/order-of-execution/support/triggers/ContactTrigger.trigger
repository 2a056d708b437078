trigger ContactTrigger on Contact(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete
) {
  Seen.note('Contact', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
