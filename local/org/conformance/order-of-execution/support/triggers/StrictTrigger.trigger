trigger StrictTrigger on Strict__c(before insert, before update, after insert) {
  Seen.note('Strict__c', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
