/** Messages of the Bayeux protocol, version 1.0, as CometD clients send and read them. */

export interface BayeuxMessage {
  channel: string;
  id?: string;
  clientId?: string;
  subscription?: string | string[];
  connectionType?: string;
  ext?: { replay?: Record<string, unknown> };
  data?: unknown;
}

export type BayeuxReply = Record<string, unknown>;

/** The messages of a request body: one, or a list. Null for anything else. */
export function readMessages(text: string): BayeuxMessage[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const list: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return list.every(isMessage) ? list : null;
}

function isMessage(value: unknown): value is BayeuxMessage {
  return typeof value === "object" && value !== null && typeof (value as BayeuxMessage).channel === "string";
}

/** The answer to a message that went well. */
export function success(message: BayeuxMessage, more: BayeuxReply = {}): BayeuxReply {
  return { ...replyTo(message), successful: true, ...more };
}

/** The answer to a message that was refused; errors read `403::Unknown client`. */
export function refusal(message: BayeuxMessage, error: string, more: BayeuxReply = {}): BayeuxReply {
  return { ...replyTo(message), successful: false, error, ...more };
}

function replyTo(message: BayeuxMessage): BayeuxReply {
  return {
    channel: message.channel,
    ...(message.id === undefined ? {} : { id: message.id }),
    ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
  };
}
