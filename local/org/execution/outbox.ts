/** An e-mail that Apex sent: recorded, never delivered. */
export interface SentEmail {
  sentAt: number;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string | null;
  plainTextBody: string | null;
  htmlBody: string | null;
  targetObjectId: string | null;
  whatId: string | null;
  templateId: string | null;
}

/** A custom notification that Apex sent: recorded. */
export interface SentNotification {
  sentAt: number;
  to: string[];
  values: Record<string, string | null>;
}
