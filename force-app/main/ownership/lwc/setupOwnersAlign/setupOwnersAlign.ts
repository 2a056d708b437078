import { LightningElement, api } from "lwc";
import type { OwnerMoveProgress, OwnerPreview, OwnerSetup } from "apex/types";
import getMoves from "@salesforce/apex/OwnerSetupController.getMoves";
import previewAlignment from "@salesforce/apex/OwnerSetupController.previewAlignment";
import startAlignment from "@salesforce/apex/OwnerSetupController.startAlignment";
import steerMove from "@salesforce/apex/OwnerSetupController.steerMove";
import allAgree from "@salesforce/label/c.Owners_Align_All";
import atLeast from "@salesforce/label/c.Owners_Align_At_Least";
import cancel from "@salesforce/label/c.Owners_Cancel";
import conversations from "@salesforce/label/c.Owners_Align_Conversations";
import conversationsStay from "@salesforce/label/c.Owners_Align_Conversations_Stay";
import differ from "@salesforce/label/c.Owners_Align_Differ";
import failed from "@salesforce/label/c.Owners_Align_Failed";
import live from "@salesforce/label/c.Owners_Move_Live";
import none from "@salesforce/label/c.Owners_Align_None";
import notYet from "@salesforce/label/c.Owners_Align_Not_Yet";
import people from "@salesforce/label/c.Owners_Align_People";
import previewLabel from "@salesforce/label/c.Owners_Align_Preview";
import since from "@salesforce/label/c.Owners_Align_Since";
import start from "@salesforce/label/c.Owners_Align_Start";
import title from "@salesforce/label/c.Owners_Align_Title";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";
import { Poller } from "c/poller";

/** Brings everybody in line, after a look at what would change, and follows large moves. Fires `changed`. */
export default class SetupOwnersAlign extends LightningElement {
  @api setup!: OwnerSetup;

  labels = { atLeast, cancel, failed, live, previewLabel, start, title };
  preview: OwnerPreview | null = null;
  moves: OwnerMoveProgress[] = [];
  error = "";
  busy = false;
  private readonly poller = new Poller({ ask: () => this.follow(), fastest: 2000, slowest: 30_000, patience: 10 });

  override connectedCallback(): void {
    void this.act(() => this.follow());
    this.poller.start();
  }

  override disconnectedCallback(): void {
    this.poller.stop();
  }

  get statement(): string {
    const { linkedPeople = 0, differingPeople = 0 } = this.setup;
    if (!linkedPeople) return none;
    return differingPeople ? fill(differ, differingPeople, linkedPeople) : fill(allAgree, linkedPeople);
  }

  get policy(): string {
    return this.setup.alignedAt ? since : notYet;
  }

  get previewPeople(): string {
    return fill(people, this.preview?.people ?? 0);
  }

  get previewConversations(): string {
    const text = this.preview?.reassigns ? conversations : conversationsStay;
    return fill(text, this.preview?.conversations ?? 0);
  }

  get hasMoves(): boolean {
    return this.moves.length > 0;
  }

  get moving(): boolean {
    return this.moves.some(({ endedAt }) => !endedAt);
  }

  async handlePreview(): Promise<void> {
    await this.act(async () => {
      this.preview = await previewAlignment();
    });
  }

  handleCancel(): void {
    this.preview = null;
  }

  async handleStart(): Promise<void> {
    await this.act(async () => {
      await startAlignment();
      this.preview = null;
      await this.follow();
      this.dispatchEvent(new CustomEvent("changed"));
    });
  }

  async handleSteer(event: CustomEvent<{ runId: string; action: string }>): Promise<void> {
    await this.act(async () => {
      await steerMove(event.detail);
      await this.follow();
    });
  }

  /** Answers whether something had changed; when the last move ends, the page's numbers are others. */
  private async follow(): Promise<boolean> {
    const before = JSON.stringify(this.moves);
    const wasMoving = this.moving;
    const moves = await getMoves();
    const changed = JSON.stringify(moves) !== before;
    if (changed) this.moves = moves;
    if (wasMoving && moves.every(({ endedAt }) => endedAt)) this.dispatchEvent(new CustomEvent("changed"));
    return changed || this.moving;
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    this.poller.wake();
    await whileBusy(this, action);
  }
}
