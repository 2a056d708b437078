import { isEmpEnabled, onError, subscribe, unsubscribe, type EmpSubscription } from "lightning/empApi";
import { eventChannel } from "c/packageNames";
import { Poller } from "c/poller";

/** Asks whether something changed; answers whether it had. */
type Ask = () => Promise<boolean>;

const FROM_NOW = -1;
/** Several events of one moment are one question. */
const GATHER_MILLISECONDS = 500;

/**
 * Watches for news while the page is visible: by asking every few seconds, or, where the administrator allows it and
 * the platform delivers, by events, with a rare question to be sure. It goes back to asking as soon as events fail.
 */
export class ConversationNews {
  private readonly ask: Ask;
  private readonly quick: Poller;
  private readonly rare: Poller;
  private subscription: EmpSubscription | undefined;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private live = false;

  constructor(ask: Ask) {
    this.ask = ask;
    this.quick = new Poller({ ask, fastest: 3000, slowest: 20_000, patience: 20 });
    this.rare = new Poller({ ask, fastest: 60_000, slowest: 120_000 });
  }

  start(): void {
    this.running = true;
    this.quick.start();
  }

  stop(): void {
    this.running = false;
    this.leave();
    this.quick.stop();
  }

  /** Somebody reads or writes here: news are wanted quickly again. */
  wake(): void {
    if (!this.subscription) this.quick.wake();
  }

  /** Whether the administrator allows events. */
  async allowEvents(isAllowed: boolean): Promise<void> {
    if (isAllowed === this.live || !this.running) return;
    this.live = isAllowed;
    if (!isAllowed) this.leave();
    else await this.listen();
  }

  private async listen(): Promise<void> {
    try {
      if (!(await isEmpEnabled())) return;
      onError(() => this.fallBack());
      const subscription = await subscribe(eventChannel("Conversation_Event__e"), FROM_NOW, () => this.gather());
      if (!this.running || !this.live) {
        await release(subscription);
        return;
      }
      this.subscription = subscription;
      this.quick.stop();
      this.rare.start();
    } catch {
      // No deliveries for this user or at this hour: asking goes on.
      this.fallBack();
    }
  }

  private gather(): void {
    if (this.gathering !== undefined || document.visibilityState !== "visible") return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- leave() clears it
    this.gathering = setTimeout(() => {
      this.gathering = undefined;
      // What could not be asked now is asked by the next turn of the poller.
      this.ask().catch(() => undefined);
    }, GATHER_MILLISECONDS);
  }

  private fallBack(): void {
    if (!this.running) return;
    this.leave();
    this.quick.start();
  }

  private leave(): void {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    this.rare.stop();
    if (this.subscription) void release(this.subscription);
    this.subscription = undefined;
    if (this.running) this.quick.start();
  }
}

async function release(subscription: EmpSubscription): Promise<void> {
  try {
    await unsubscribe(subscription, () => undefined);
  } catch {
    // A subscription that cannot be given back ends with the page.
  }
}
