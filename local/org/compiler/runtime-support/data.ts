import { runAs } from '../../execution/run-as.js';

function missing(what: string): () => never {
  return () => {
    throw new Error(`${what} has no database behind it yet`);
  };
}

/** Queries, DML and what else reaches the database or the org. */
export const data = {
  query: missing('SOQL'),
  countQuery: missing('SOQL'),
  search: missing('SOSL'),
  singleRow: missing('SOQL'),
  dml: missing('DML'),
  merge: missing('DML'),
  runAs,
};
