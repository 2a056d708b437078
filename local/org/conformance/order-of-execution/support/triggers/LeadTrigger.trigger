trigger LeadTrigger on Lead(before insert, after insert) {
  Seen.note('Lead', Trigger.operationType, Trigger.new, Trigger.old, Trigger.oldMap);
}
