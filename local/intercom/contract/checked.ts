import { startIntercom, type IntercomOptions, type LocalIntercom } from "../start.js";
import type { Exchange } from "../server/exchange.js";
import { unexpected } from "./accepted-differences.js";
import { OfficialContract } from "./official.js";
import { checkOwnContract } from "./own.js";
import type { Violation } from "./violation.js";

/** A workspace whose every exchange is checked. */
export interface CheckedIntercom extends LocalIntercom {
  exchanges: Exchange[];
  /** Differences from the official description, accepted ones included; empty without the description. */
  differences: Violation[];
  violations: Violation[];
  /** @throws Error listing what did not fit. */
  assertContract(): void;
}

let official: OfficialContract | undefined;

/** The official description, when `INTERCOM_OPENAPI` names its file. */
export function officialContract(): OfficialContract | undefined {
  const file = process.env.INTERCOM_OPENAPI;
  if (!file) return undefined;
  return (official ??= new OfficialContract(file));
}

/** Starts a workspace for tests: own schemas always, the official description when it is at hand. */
export async function startChecked(options: IntercomOptions = {}): Promise<CheckedIntercom> {
  const exchanges: Exchange[] = [];
  const violations: Violation[] = [];
  const differences: Violation[] = [];
  const intercom = await startIntercom({
    ...options,
    observe: (exchange) => {
      exchanges.push(exchange);
      options.observe?.(exchange);
      if (exchange.faulty) return;
      violations.push(...checkOwnContract(exchange));
      const found = officialContract()?.check(exchange) ?? [];
      differences.push(...found);
      violations.push(...unexpected(found));
    },
  });
  return {
    ...intercom,
    exchanges,
    differences,
    violations,
    assertContract: () => {
      if (violations.length === 0) return;
      const lines = [
        ...new Set(
          violations.map(
            (violation) => `${violation.operation} ${violation.status} ${violation.where}: ${violation.problem}`,
          ),
        ),
      ];
      throw new Error(`${lines.length} contract violations:\n${lines.slice(0, 30).join("\n")}`);
    },
  };
}
