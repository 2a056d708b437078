trigger BatchErrorTrigger on BatchApexErrorEvent(after insert) {
  for (BatchApexErrorEvent each : Trigger.new) {
    Noted.seen.add(each.Phase + ' ' + each.ExceptionType);
  }
}
