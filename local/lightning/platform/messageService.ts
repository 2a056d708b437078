interface Channel {
  messageChannel: string;
}
interface Subscription {
  channel: string;
  listener: (message: unknown) => void;
}

const subscriptions = new Set<Subscription>();

export const APPLICATION_SCOPE = Symbol("application scope");

/** Wire adapter: the page's one message context. */
export class MessageContext {
  readonly #emit: (context: object) => void;

  constructor(emit: (context: object) => void) {
    this.#emit = emit;
  }

  connect(): void {
    this.#emit({});
  }

  update(): void {
    // The adapter has no parameters.
  }

  disconnect(): void {
    // Subscriptions end by unsubscribe or releaseMessageContext.
  }
}

export function createMessageContext(): object {
  return {};
}

export function releaseMessageContext(_context: object): void {
  return;
}

export function publish(_context: object, channel: Channel, message?: unknown): void {
  for (const subscription of [...subscriptions])
    if (subscription.channel === channel.messageChannel)
      subscription.listener(message === undefined ? undefined : structuredClone(JSON.parse(JSON.stringify(message))));
}

export function subscribe(_context: object, channel: Channel, listener: (message: unknown) => void): Subscription {
  const subscription = { channel: channel.messageChannel, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription): void {
  subscriptions.delete(subscription);
}
