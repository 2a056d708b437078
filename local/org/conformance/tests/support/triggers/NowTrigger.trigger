trigger NowTrigger on Now__e(after insert) {
  for (Now__e each : Trigger.new) {
    Recorder.seen.add('event ' + each.Text__c);
    if (each.Text__c == 'again') {
      EventBus.publish(new Now__e(Text__c = 'second'));
    }
  }
}
