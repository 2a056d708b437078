trigger NowTrigger on Now__e(after insert) {
  Told.userId = UserInfo.getUserId();
}
