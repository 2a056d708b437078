trigger GadgetTrigger on Gadget__c(
  before insert,
  before update,
  before delete,
  after insert,
  after update,
  after delete,
  after undelete
) {
  Seen.note('Gadget__c', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
