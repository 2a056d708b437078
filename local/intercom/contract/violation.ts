/** One way in which an exchange does not fit a contract. */
export interface Violation {
  /** The operation's name; `none` when no route matched. */
  operation: string;
  where: "route" | "status" | "request" | "response";
  problem: string;
  status: number;
}
