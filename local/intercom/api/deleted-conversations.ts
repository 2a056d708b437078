import { invalidParameter } from "../workspace/use-error.js";
import { readPerPage } from "./paging.js";
import { answered, type Answer, type Call } from "./route.js";

/** `GET /conversations/deleted`: ids and times, the newest first unless `order=asc`; at most 60 to a page. */
export function listDeleted(call: Call): Answer {
  const perPage = readPerPage(call.query.get("per_page"), 20, 60);
  const page = Number(call.query.get("page") ?? 1);
  if (!Number.isInteger(page) || page < 1) throw invalidParameter("page must be a number from 1", "page");
  const order = call.query.get("order") ?? "desc";
  if (order !== "asc" && order !== "desc") throw invalidParameter("order must be asc or desc", "order");
  const all =
    order === "asc" ? call.workspace.deletedConversations : [...call.workspace.deletedConversations].reverse();
  const total_pages = Math.ceil(all.length / perPage);
  const next =
    page < total_pages
      ? `${call.workspace.baseUrl}/conversations/deleted?page=${page + 1}&per_page=${perPage}&order=${order}`
      : null;
  const conversations = all
    .slice((page - 1) * perPage, page * perPage)
    .map((item) => ({ type: "conversation", ...item }));
  return answered({
    type: "conversation.list",
    conversations,
    total_count: all.length,
    pages: { type: "pages", page, next, per_page: perPage, total_pages },
  });
}
