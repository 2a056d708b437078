import { randomBytes } from "node:crypto";
import type { PublishedEvent } from "../../events/published-event.js";
import { ORG_LIMITS } from "../../execution/org-limits.js";
import { orgUsage } from "../../execution/org-usage.js";
import type { Org } from "../../org.js";
import type { ObjectDescribe } from "../../schema/types.js";
import { API_VERSION, OLDEST_VERSION } from "../call-context.js";
import { json } from "../errors.js";
import type { ApiRequest, ApiResponse } from "../protocol.js";
import type { Sessions } from "../sessions.js";
import { CONNECT_TIMEOUT, StreamingClient } from "./client.js";
import { EventLog } from "./event-log.js";
import { type BayeuxMessage, type BayeuxReply, readMessages, refusal, success } from "./messages.js";

/** The allocation that deliveries to clients draw on; Apex triggers do not. Source: "Platform Event Allocations". */
const DELIVERIES = "DailyDeliveredPlatformEvents";
const CLIENTS = "StreamingApiConcurrentClients";
const URI_FORMAT = `URI format: '/cometd/${API_VERSION}'`;
/** Starts over: the server does not know the client. */
const HANDSHAKE_AGAIN = { advice: { interval: 0, reconnect: "handshake" } };
const GIVE_UP = { advice: { interval: 0, reconnect: "none" } };

/**
 * Streams platform events to clients by CometD long polling at `/cometd/<version>`: handshake, connect, subscribe (with replay), unsubscribe, disconnect.
 * Everything else of the Streaming API (PushTopics, generic channels, change data capture, monitoring events) is refused when a client subscribes.
 * Sources: "Streaming API Developer Guide", "Streaming API Error Codes", the Bayeux specification.
 */
export class CometdServer {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly log: EventLog;
  private readonly clients = new Map<string, StreamingClient>();
  private readonly listener: (event: PublishedEvent) => void;
  private readonly connectTimeout: number;
  private undelivered: PublishedEvent[] = [];
  private delivery: NodeJS.Immediate | null = null;

  constructor(org: Org, sessions: Sessions, connectTimeout = CONNECT_TIMEOUT) {
    this.org = org;
    this.sessions = sessions;
    this.connectTimeout = connectTimeout;
    this.log = new EventLog(() => org.now());
    // Not inside the transaction that publishes: what follows looks at users and their rights.
    this.listener = (event) => {
      this.undelivered.push(event);
      this.delivery ??= setImmediate(() => this.deliver());
    };
    org.events.listeners.add(this.listener);
  }

  /** Answers a request, at once or when there are events. `id` names the request in {@link gone}. */
  handle(id: number, request: ApiRequest, answer: (response: ApiResponse) => void): void {
    const messages = request.method === "POST" ? readMessages(Buffer.from(request.body).toString("utf8")) : null;
    if (messages === null) {
      answer(json({ error: "400::A POST with Bayeux messages as JSON is expected" }, 400));
      return;
    }
    this.deliver();
    const userId = this.userOf(request);
    const replies = messages.map((message) => this.reply(message, request, userId));
    const client = this.clients.get(messages[0]?.clientId ?? "");
    const [only] = messages;
    const waits = messages.length === 1 && only?.channel === "/meta/connect" && replies[0]?.["successful"] === true;
    if (client === undefined || !waits || client.hasMessages || !client.connectedBefore) {
      if (client !== undefined && waits) client.connectedBefore = true;
      client?.touch();
      answer(json([...replies, ...(client?.take() ?? [])]));
      return;
    }
    client.hold(id, this.connectTimeout, (events) => answer(json([...events, ...replies])));
  }

  /** The connection of a request that waits broke. */
  gone(id: number): void {
    for (const client of this.clients.values()) client.gone(id);
  }

  /** Ends every session. */
  close(): void {
    this.org.events.listeners.delete(this.listener);
    if (this.delivery !== null) clearImmediate(this.delivery);
    for (const client of this.clients.values()) client.close();
    this.clients.clear();
  }

  private userOf(request: ApiRequest): string | null {
    const bearer = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
    return bearer === undefined ? null : this.sessions.userOf(bearer);
  }

  private reply(message: BayeuxMessage, request: ApiRequest, userId: string | null): BayeuxReply {
    const problem = userId === null ? "401::Authentication invalid" : versionProblem(request.path);
    if (message.channel === "/meta/handshake") {
      if (userId === null)
        return refusal(message, "403::Handshake denied", { ext: { sfdc: { failureReason: problem } }, ...GIVE_UP });
      return problem === null ? this.handshake(message, userId) : refusal(message, problem, GIVE_UP);
    }
    if (problem !== null || userId === null) return refusal(message, problem ?? "", GIVE_UP);
    const client = this.clients.get(message.clientId ?? "");
    if (client === undefined || client.userId !== userId)
      return refusal(message, "403::Unknown client", HANDSHAKE_AGAIN);
    switch (message.channel) {
      case "/meta/connect":
        return this.connect(message);
      case "/meta/subscribe":
        return this.subscribe(message, client);
      case "/meta/unsubscribe":
        for (const channel of channelsOf(message)) client.channels.delete(this.eventOf(channel)?.key ?? "");
        return success(message, { subscription: message.subscription });
      case "/meta/disconnect":
        client.close();
        this.clients.delete(client.id);
        return success(message);
      default:
        return refusal(message, "403::denied_by_security_policy:create_denied");
    }
  }

  private handshake(message: BayeuxMessage, userId: string): BayeuxReply {
    if (this.clients.size >= (ORG_LIMITS[CLIENTS] ?? 0))
      return refusal(message, "403::Organization concurrent user limit exceeded", GIVE_UP);
    const id = randomBytes(14).toString("hex");
    this.clients.set(id, new StreamingClient(id, userId, () => this.clients.delete(id)));
    return success(message, {
      clientId: id,
      ext: { replay: true, "payload.format": true },
      version: "1.0",
      minimumVersion: "1.0",
      supportedConnectionTypes: ["long-polling"],
    });
  }

  private connect(message: BayeuxMessage): BayeuxReply {
    const { connectionType = "long-polling" } = message;
    if (connectionType !== "long-polling") return refusal(message, `400::Invalid connection type ${connectionType}`);
    return success(message, { advice: { interval: 0, timeout: this.connectTimeout, reconnect: "retry" } });
  }

  private subscribe(message: BayeuxMessage, client: StreamingClient): BayeuxReply {
    const refused = (error: string): BayeuxReply => refusal(message, error, { subscription: message.subscription });
    const channels = channelsOf(message);
    if (channels.length === 0) return refused("400::Channel name not specified");
    for (const channel of channels) {
      if (!channel.startsWith("/")) return refused("400::Channel subscriptions must start with a leading '/'");
      if (!/^\/event\/\w+__e$/i.test(channel))
        return refused(`400::The local org streams platform events only, as /event/Name__e, not ${channel}`);
      const event = this.eventOf(channel);
      // Whoever may not read an event does not learn that there is one.
      if (event === undefined || !this.mayRead(client.userId, event))
        return refused(`400::The channel you requested to subscribe to does not exist {${channel}}`);
      if (orgUsage(this.org).exhausted(DELIVERIES))
        return refused("403::Organization total events daily limit exceeded");
      const replayFrom = message.ext?.replay?.[channel] ?? -1;
      const replayed = this.log.since(event.key, Number(replayFrom));
      if (replayed === null)
        return refused(
          `400::The replayId {${String(replayFrom)}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
        );
      client.channels.set(event.key, channel);
      this.send(client, event.key, replayed);
    }
    return success(message, { subscription: message.subscription });
  }

  /** Hands what was published since to every client that listens and may read it. */
  private deliver(): void {
    this.delivery = null;
    const events = this.undelivered;
    this.undelivered = [];
    for (const event of events) {
      const { objectKey, data } = this.log.add(event);
      for (const client of this.clients.values()) {
        if (client.channels.has(objectKey) && this.mayRead(client.userId, event.record.describe))
          this.send(client, objectKey, [data]);
      }
    }
  }

  /** Deliveries beyond the day's allocation do not happen. */
  private send(client: StreamingClient, objectKey: string, events: readonly BayeuxReply[]): void {
    const usage = orgUsage(this.org);
    const channel = client.channels.get(objectKey);
    const messages: BayeuxReply[] = [];
    for (const data of events) {
      if (usage.exhausted(DELIVERIES)) break;
      usage.add(DELIVERIES);
      messages.push({ channel, data });
    }
    client.deliver(messages);
  }

  private eventOf(channel: string): ObjectDescribe | undefined {
    const event = this.org.schema.object(channel.slice(channel.lastIndexOf("/") + 1));
    return event?.isPlatformEvent === true ? event : undefined;
  }

  private mayRead(userId: string, event: ObjectDescribe): boolean {
    return this.org.userContext(userId).can(event.apiName, "read");
  }
}

function channelsOf(message: BayeuxMessage): string[] {
  const { subscription } = message;
  return Array.isArray(subscription) ? subscription : subscription === undefined ? [] : [subscription];
}

/** What is wrong with the version of an address such as `/cometd/65.0/connect`, or null. */
function versionProblem(path: string): string | null {
  const version = /^\/cometd\/(\d+\.\d)(?:\/|$)/.exec(path)?.[1];
  if (version === undefined) return `400::API version in the URI is mandatory. ${URI_FORMAT}`;
  if (Number(version) < OLDEST_VERSION || Number(version) > Number(API_VERSION))
    return `400::Unsupported API version. Only API versions '${OLDEST_VERSION}.0' to '${API_VERSION}' are supported. ${URI_FORMAT}`;
  return null;
}
