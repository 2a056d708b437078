import { executeBatch } from "../jobs/batch.js";
import { defineClass } from "./define.js";
import { releaseSavepoint, rollback, setSavepoint } from "./savepoint.js";
import "./database-statements.js";
import "./database-queries.js";

defineClass({
  name: "System.Database",
  statics: {
    "System.Savepoint setSavepoint()": setSavepoint,
    "void rollback(System.Savepoint savepoint)": rollback,
    "void releaseSavepoint(System.Savepoint savepoint)": releaseSavepoint,
    "Id executeBatch(Object batch)": (batch: unknown) => executeBatch(batch),
    "Id executeBatch(Object batch, Integer scopeSize)": (batch: unknown, size: number | null) =>
      executeBatch(batch, size ?? undefined),
  },
});
