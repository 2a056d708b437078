import { invalidParameter } from "../workspace/use-error.js";
import { numberedPage, readPageNumber } from "./lists.js";
import { readPerPage } from "./paging.js";
import { answered, type Answer, type Call } from "./route.js";

/** `GET /conversations/deleted`: ids and times, the newest first unless `order=asc`; at most 60 to a page. */
export function listDeleted(call: Call): Answer {
  const perPage = readPerPage(call.query.get("per_page"), 20, 60);
  const page = readPageNumber(call.query.get("page"));
  const order = call.query.get("order") ?? "desc";
  if (order !== "asc" && order !== "desc") throw invalidParameter("order must be asc or desc", "order");
  const all =
    order === "asc" ? call.workspace.deletedConversations : [...call.workspace.deletedConversations].reverse();
  const address = (number: number): string =>
    `${call.workspace.baseUrl}/conversations/deleted?page=${number}&per_page=${perPage}&order=${order}`;
  const { rows, pages } = numberedPage(all, { page, perPage }, address);
  const conversations = rows.map((item) => ({ type: "conversation", ...item }));
  return answered({ type: "conversation.list", conversations, total_count: all.length, pages });
}
