import { currentJob } from "../jobs/queueable.js";
import { throwApex } from "../runtime/exceptions.js";
import type { JobState } from "../jobs/job.js";
import { defineClass } from "./define.js";

function queueable(): JobState {
  const state = currentJob();
  if (state === undefined || state.type !== "Queueable")
    throwApex("System.AsyncException", "AsyncInfo can only be used in a Queueable job");
  return state;
}

defineClass({
  name: "System.AsyncInfo",
  abstract: true,
  statics: {
    "Integer getCurrentQueueableStackDepth()": () => queueable().depth,
    "Integer getMaximumQueueableStackDepth()": () => queueable().maximumDepth,
    "Integer getMinimumQueueableDelayInMinutes()": () => queueable().minimumDelay,
    "Boolean hasMaxStackDepth()": () => queueable().maximumDepth !== null,
  },
});
