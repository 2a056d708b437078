// What the server answers about imports, for the tests of the page's components.
import type { ImportEstimate, ImportPage, ImportProgress } from "apex/types";

export const run = (values: Partial<ImportProgress> = {}): ImportProgress => ({
  runId: "a05000000000001AAA",
  state: "Running",
  stage: "List",
  total: 10_000,
  done: 1000,
  failed: 0,
  created: 900,
  updated: 0,
  unchanged: 60,
  skipped: 40,
  scope: { state: "all", people: "all", transcripts: "full" },
  startedBy: "Ada Byron",
  startedAt: "2026-03-02T16:30:00.000Z",
  endedAt: null,
  message: "Lists the conversations.",
  ...values,
});

export const estimate = (values: Partial<ImportEstimate> = {}): ImportEstimate => ({
  conversations: 10_214,
  listRequests: 69,
  transcriptRequests: 0,
  minutes: 2,
  megabytes: 20,
  megabytesLeft: 900,
  exceedsStorage: false,
  ...values,
});

export const page = (values: Partial<ImportPage> = {}): ImportPage => ({
  canConfigure: true,
  connected: true,
  transcripts: "headers",
  choices: {
    follow: "full",
    retentionDays: null,
    retentionRemoves: "messages",
    attachmentFiles: "none",
    attachmentMegabytes: 3,
  },
  storage: {
    conversations: 500,
    messages: 2500,
    isAtLeast: false,
    dataKilobytes: 6000,
    fileKilobytes: 2048,
    dataUsedMegabytes: 100,
    dataLimitMegabytes: 1024,
    fileUsedMegabytes: 10,
    fileLimitMegabytes: 1024,
  },
  storeRules: 0,
  runs: [],
  ...values,
});
