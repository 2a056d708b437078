trigger SecretTrigger on Secret__c(after insert) {
  Told.secretsSeen = [SELECT COUNT() FROM Secret__c];
}
