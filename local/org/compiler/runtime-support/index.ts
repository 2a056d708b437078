import { collections } from "./collections.js";
import { comparison } from "./comparison.js";
import { data } from "./data.js";
import { language } from "./language.js";
import { numbers } from "./numbers.js";
import { records } from "./records.js";

/** The object that generated code calls `R`. */
export const runtimeSupport = { ...language, ...numbers, ...comparison, ...collections, ...records, ...data };

export type RuntimeSupport = typeof runtimeSupport;
