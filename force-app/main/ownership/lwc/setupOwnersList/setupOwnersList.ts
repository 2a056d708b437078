import { LightningElement, api } from "lwc";
import type { OwnerRow, OwnerSetup } from "apex/types";
import refreshTeammates from "@salesforce/apex/OwnerSetupController.refreshTeammates";
import saveMappings from "@salesforce/apex/OwnerSetupController.saveMappings";
import choose from "@salesforce/label/c.Owners_Choose";
import columnMatch from "@salesforce/label/c.Owners_Column_Match";
import columnPeople from "@salesforce/label/c.Owners_Column_People";
import columnTeammate from "@salesforce/label/c.Owners_Column_Teammate";
import columnUser from "@salesforce/label/c.Owners_Column_User";
import counters from "@salesforce/label/c.Owners_Counters";
import empty from "@salesforce/label/c.Owners_Empty";
import emptyNeedsYou from "@salesforce/label/c.Owners_Empty_Needs_You";
import ignored from "@salesforce/label/c.Owners_Ignored";
import intro from "@salesforce/label/c.Owners_Intro";
import matched from "@salesforce/label/c.Owners_Matched";
import needsYou from "@salesforce/label/c.Owners_Needs_You";
import optionEmail from "@salesforce/label/c.Owners_Option_Email";
import optionIgnore from "@salesforce/label/c.Owners_Option_Ignore";
import refresh from "@salesforce/label/c.Owners_Refresh";
import saveFailed from "@salesforce/label/c.Owners_Save_Failed";
import search from "@salesforce/label/c.Owners_Search";
import shown from "@salesforce/label/c.Owners_Shown";
import title from "@salesforce/label/c.Owners_Title";
import { whileBusy } from "c/whileBusy";
import { fill } from "c/labelText";
import { meaningOf } from "c/ownerMeaning";

const EMAIL = "email";
const IGNORE = "ignore";
interface Line extends OwnerRow {
  key: string;
  choosable: boolean;
  choice: string;
  chooseLabel: string;
  meaning: string;
}

/** Users, the teammates they are, and what that means. Fires `filter` and, when something was saved, `changed`. */
export default class SetupOwnersList extends LightningElement {
  @api setup!: OwnerSetup;
  @api filter = { status: "needsYou", search: "" };

  labels = {
    columnMatch,
    columnPeople,
    columnTeammate,
    columnUser,
    counters,
    intro,
    refresh,
    saveFailed,
    search,
    title,
  };
  error = "";
  busy = false;

  get counters(): { status: string; label: string; count: number; variant: string; pressed: string }[] {
    const { needsYou: open = 0, matched: done = 0, ignored: left_ = 0 } = this.setup;
    return [
      { status: "needsYou", label: needsYou, count: open ?? 0 },
      { status: "matched", label: matched, count: done ?? 0 },
      { status: "ignored", label: ignored, count: left_ ?? 0 },
    ].map((counter) => ({
      ...counter,
      label: `${counter.label} (${counter.count})`,
      variant: counter.status === this.filter.status ? "brand" : "neutral",
      pressed: String(counter.status === this.filter.status),
    }));
  }

  get options(): { label: string; value: string }[] {
    const teammates = this.setup.teammates.map(({ id, name, email }) => ({
      label: [name, email].filter(Boolean).join(" · "),
      value: id ?? "",
    }));
    return [{ label: optionEmail, value: EMAIL }, { label: optionIgnore, value: IGNORE }, ...teammates];
  }

  get lines(): Line[] {
    return this.setup.rows.map((row) => ({
      ...row,
      key: row.userId ?? "",
      choosable: row.problem !== "queue" && row.problem !== "inactive",
      choice: row.status === "ignored" ? IGNORE : row.matchedBy === "hand" ? (row.teammateId ?? EMAIL) : EMAIL,
      chooseLabel: fill(choose, row.name ?? ""),
      meaning: meaningOf(row),
    }));
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get emptyText(): string {
    return this.filter.status === "needsYou" && !this.filter.search ? emptyNeedsYou : empty;
  }

  get more(): string {
    const total = this.setup.total ?? 0;
    return total > this.lines.length ? fill(shown, this.lines.length, total) : "";
  }

  handleCounter(event: Event): void {
    const { status = "" } = (event.currentTarget as HTMLElement).dataset;
    this.ask({ ...this.filter, status });
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.ask({ ...this.filter, search: event.detail.value });
  }

  async handleChoice(event: CustomEvent<{ value: string }>): Promise<void> {
    const { value } = event.detail;
    const { user } = (event.currentTarget as HTMLElement).dataset;
    const change = {
      userId: user,
      teammateId: value === EMAIL || value === IGNORE ? null : value,
      ignored: value === IGNORE,
    };
    await this.act(() => saveMappings({ changes: JSON.stringify([change]) }));
  }

  async handleRefresh(): Promise<void> {
    await this.act(() => refreshTeammates());
  }

  private ask(filter: { status: string; search: string }): void {
    this.dispatchEvent(new CustomEvent("filter", { detail: filter }));
  }

  private async act(action: () => Promise<unknown>): Promise<void> {
    await whileBusy(this, async () => {
      await action();
      this.dispatchEvent(new CustomEvent("changed"));
    });
  }
}
