import { createHmac } from "node:crypto";
import { answerConversation } from "../api/answers-conversations.js";
import { answerAdmin, answerCompany, answerContact } from "../api/answers-people.js";
import { answerJob, answerTicket } from "../api/answers-tickets.js";
import type { WorkspaceEvent } from "../workspace/events.js";
import type { Workspace } from "../workspace/workspace.js";

/** What a notification tells; conversations carry plain text, as from version 2.15. Deleted things carry ids only. */
export function itemOf(workspace: Workspace, event: WorkspaceEvent): Record<string, unknown> {
  const extra = event.extra ?? {};
  if (event.topic.endsWith(".deleted") && event.subject !== "tag")
    return { type: event.subject, id: event.id, ...extra };
  switch (event.subject) {
    case "conversation": {
      const conversation = workspace.conversations.get(event.id);
      if (!conversation) return { type: "conversation", id: event.id, ...extra };
      const parts = workspace.settings.webhookParts ? (event.partIds ?? []) : [];
      return { ...answerConversation(workspace, conversation, { plain: true, parts }), ...extra };
    }
    case "contact":
    case "subscription": {
      const contact = workspace.contacts.get(event.id);
      return contact ? { ...answerContact(workspace, contact), ...extra } : { type: "contact", id: event.id, ...extra };
    }
    case "tag": {
      const contact = workspace.contacts.get(event.id);
      return {
        type: "contact_tag",
        ...extra,
        contact: contact ? answerContact(workspace, contact) : { type: "contact", id: event.id },
        created_at: workspace.clock.now(),
      };
    }
    case "company": {
      const company = workspace.companies.get(event.id);
      return company ? { ...answerCompany(workspace, company), ...extra } : { type: "company", id: event.id, ...extra };
    }
    case "ticket": {
      const ticket = workspace.tickets.get(event.id);
      const item = ticket ? answerTicket(workspace, ticket) : { type: "ticket", id: event.id };
      return event.topic === "ticket.closed" ? { ticket: item, ...extra } : { ...item, ...extra };
    }
    case "admin": {
      const admin = workspace.admins.get(event.id);
      return admin ? { ...answerAdmin(workspace, admin), ...extra } : { type: "admin", id: event.id, ...extra };
    }
    case "job": {
      const job = workspace.jobs.get(event.id);
      return job ? { ...answerJob(workspace, job), ...extra } : { type: "job", id: event.id, ...extra };
    }
    case "event":
      return { type: "event", ...extra };
  }
}

export interface Envelope {
  type: "notification_event";
  id: string;
  topic: string;
  app_id: string;
  created_at: number;
  delivery_attempts: number;
  first_sent_at: number;
  delivery_status: string | null;
  delivered_at: number;
  self: null;
  links: Record<string, never>;
  data: { type: "notification_event_data"; item: unknown };
}

/** `X-Hub-Signature`: SHA-1 HMAC of the raw body with the app's client secret. */
export function signatureOf(rawBody: string, secret: string): string {
  return `sha1=${createHmac("sha1", secret).update(rawBody, "utf8").digest("hex")}`;
}
