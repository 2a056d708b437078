trigger NowTrigger on Now__e(after insert) {
  for (Now__e each : Trigger.new) {
    Noted.seen.add(each.Text__c);
    if (each.Text__c == 'retry' && EventBus.TriggerContext.currentContext().retries < Noted.failures) {
      throw new EventBus.RetryableException('again');
    }
    if (each.Text__c == Noted.checkpointAfter) {
      EventBus.TriggerContext.currentContext().setResumeCheckpoint(each.ReplayId);
      break;
    }
  }
}
