// Shared by the component tests, which import it as "test/support".
import { createElement } from "lwc";
import type { ConversationList, ConversationSummary, TranscriptMessage, SetupStatus, Transcript } from "apex/types";

/** A component as its parent sees it: an element with its public properties. */
type Element<Component> = HTMLElement & Pick<Component, Exclude<keyof Component, keyof HTMLElement>>;

/** Called with each page that a component opened. */
export const navigated = (globalThis as unknown as { navigated: jest.Mock }).navigated;

/** Lets promises and the renderings that follow them finish. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** Puts a component on the page with these properties, and waits for what it loads. */
export async function mount<Component extends object>(
  name: string,
  constructor: new () => Component,
  properties: Record<string, unknown> = {},
): Promise<Element<Component>> {
  const element = createElement(name, { is: constructor as never }) as unknown as Element<Component>;
  document.body.appendChild(Object.assign(element, properties));
  await settled();
  return element;
}

/** The first match inside the component's own template. */
export function find<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`No ${selector} in <${element.localName}>`);
  return found;
}

/** Every match inside the component's own template. */
export function findAll<Found extends HTMLElement = HTMLElement>(element: HTMLElement, selector: string): Found[] {
  return [...(element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
}

/** The words a component shows, its base components' labels not included. */
export function textOf(element: HTMLElement): string {
  return wordsBelow(element.shadowRoot ?? element)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

const wordsBelow = (node: Node): string[] =>
  [...node.childNodes].flatMap((child) => (child instanceof Text ? [child.data] : wordsBelow(child)));

/** An error as Apex answers it. */
export const apexError = (message: string): unknown => ({ status: 500, body: { message } });

export const conversation = (values: Partial<ConversationSummary> = {}): ConversationSummary => ({
  id: "a01000000000001AAA",
  conversationId: "215468",
  subject: "Where is my invoice?",
  snippet: "Good morning, I cannot find",
  state: "open",
  lastMessageAt: "2026-03-02T16:30:00.000Z",
  assigneeName: "Ana Ruiz",
  isPriority: false,
  tags: [],
  unread: false,
  channel: "messenger",
  messageCount: 3,
  intercomUrl: "https://app.intercom.com/a/inbox/abc123/inbox/conversation/215468",
  ...values,
});

export const message = (values: Partial<TranscriptMessage> = {}): TranscriptMessage => ({
  id: "a02000000000001AAA",
  partId: "901",
  kind: "message",
  authorType: "customer",
  authorName: "Jane Doe",
  bodyHtml: "<p>Good morning</p>",
  sentAt: "2026-03-02T16:30:00.000Z",
  redacted: false,
  truncated: false,
  attachments: [],
  mine: false,
  attachmentUrls: [],
  ...values,
});

export const transcript = (messages: TranscriptMessage[], values: Partial<Transcript> = {}): Transcript => ({
  conversation: conversation(),
  messages,
  hasEarlier: false,
  totalParts: messages.length,
  storedParts: messages.length,
  refreshedAt: "2026-03-02T16:31:00.000Z",
  ...values,
});

export const conversationList = (
  conversations: ConversationSummary[],
  values: Partial<ConversationList> = {},
): ConversationList => ({
  state: "ready",
  personName: "Jane Doe",
  conversations,
  hasMore: false,
  counts: conversations.length > 0 ? [{ state: "open", amount: conversations.length }] : [],
  isTeammate: true,
  isLive: false,
  stamp: "1",
  ...values,
});

export const setupStatus = (values: Partial<SetupStatus> = {}): SetupStatus => ({
  connected: true,
  isCopyOfAnotherOrg: false,
  workspaceName: "Acme Support",
  workspaceId: "abc123",
  region: "US",
  connectedByName: "Ada Admin",
  connectedAt: "2026-03-01T09:00:00.000Z",
  canConfigure: true,
  conversationCount: 500,
  webhookUrl: "https://acme.my.salesforce-sites.com/parley/services/apexrest/intercom/webhook",
  webhookSecretStored: false,
  importRunId: null,
  ...values,
});
