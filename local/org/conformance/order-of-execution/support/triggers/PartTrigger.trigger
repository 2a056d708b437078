trigger PartTrigger on Part__c(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete,
  after undelete
) {
  Seen.note('Part__c', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
