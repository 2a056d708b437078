/**
 * Something that happened in the workspace, named by its webhook topic. It carries ids only: whoever needs the record
 * reads it.
 */
export interface WorkspaceEvent {
  topic: string;
  subject: "conversation" | "contact" | "company" | "ticket" | "admin" | "event" | "tag" | "subscription" | "job";
  id: string;
  /** Parts that are new with this event. */
  partIds?: string[];
  /** More of the webhook's item, merged over the record. */
  extra?: Record<string, unknown>;
}
