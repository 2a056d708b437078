import type { QueueableDuplicateSignature } from "./queueable-duplicate-signature.js";
import { defineClass } from "./define.js";

/** Options of `System.enqueueJob`. */
export class AsyncOptions {
  static readonly apexName = "System.AsyncOptions";
  duplicateSignature: QueueableDuplicateSignature | null = null;
  maximumDepth: number | null = null;
  minimumDelay: number | null = null;
}

defineClass({
  name: "System.AsyncOptions",
  js: AsyncOptions,
  constructors: { "()": () => new AsyncOptions() },
  properties: {
    "System.QueueableDuplicateSignature DuplicateSignature": {
      get: (self: AsyncOptions) => self.duplicateSignature,
      set: (self: AsyncOptions, value: QueueableDuplicateSignature | null) => {
        self.duplicateSignature = value;
      },
    },
    "Integer MaximumQueueableStackDepth": {
      get: (self: AsyncOptions) => self.maximumDepth,
      set: (self: AsyncOptions, value: number | null) => {
        self.maximumDepth = value;
      },
    },
    "Integer MinimumQueueableDelayInMinutes": {
      get: (self: AsyncOptions) => self.minimumDelay,
      set: (self: AsyncOptions, value: number | null) => {
        self.minimumDelay = value;
      },
    },
  },
});
