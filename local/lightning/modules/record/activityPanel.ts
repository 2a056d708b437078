import { LightningElement, api } from "lwc";
import { describeObject } from "host/describe";
import { messageOf, query, quoted, updateRecord, type Row } from "host/orgApi";
import RecordForm from "host/recordForm";
import { onRecordsChanged, recordsChanged } from "host/recordStore";
import { loadRow } from "host/rows";
import { showToast } from "host/toastEvents";

interface Activity {
  key: string;
  subject: string;
  url: string;
  date: string | null;
  who: string;
  done: boolean;
  checkLabel: string;
  description: string;
}

const LIMIT = 50;

/** Open and past tasks of a record. */
export default class ActivityPanel extends LightningElement {
  @api recordId = "";
  @api objectApiName = "";
  rows: Row[] = [];
  isLoading = true;
  failure = "";
  canCreate = false;
  #stop: (() => void) | undefined;
  #lookup = "WhatId";

  async connectedCallback(): Promise<void> {
    this.#lookup = this.objectApiName === "Contact" || this.objectApiName === "Lead" ? "WhoId" : "WhatId";
    this.#stop = onRecordsChanged((ids) => {
      if (ids.has(this.recordId.slice(0, 15)) || this.rows.some((row) => ids.has(row.Id.slice(0, 15))))
        void this.#load();
    });
    try {
      this.canCreate = (await describeObject("Task")).createable;
    } catch (error) {
      console.warn("Task cannot be described", error);
    }
    await this.#load();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #load(): Promise<void> {
    try {
      this.rows = await query(
        `SELECT Id, Subject, ActivityDate, Status, IsClosed, Description, Owner.Name, Who.Name FROM Task WHERE ${this.#lookup} = ${quoted(this.recordId)} ORDER BY CreatedDate DESC LIMIT ${String(LIMIT)}`,
      );
      this.failure = "";
    } catch (error) {
      this.failure = messageOf(error);
    } finally {
      this.isLoading = false;
    }
  }

  #activities(closed: boolean): Activity[] {
    return this.rows
      .filter((row) => (row["IsClosed"] === true) === closed)
      .map((row) => {
        const subject = String(row["Subject"] ?? "Task");
        const who = (row["Who"] as { Name?: string } | null)?.Name;
        const owner = (row["Owner"] as { Name?: string } | null)?.Name ?? "";
        return {
          key: row.Id,
          subject,
          url: `/lightning/r/Task/${row.Id}/view`,
          date: (row["ActivityDate"] as string | null) ?? null,
          who: who === undefined ? owner : `${owner} with ${who}`,
          done: closed,
          checkLabel: `Mark "${subject}" as ${closed ? "open" : "completed"}`,
          description: String(row["Description"] ?? ""),
        };
      });
  }

  get sections(): { key: string; title: string; activities: Activity[]; empty: string; isEmpty: boolean }[] {
    const [open, past] = [this.#activities(false), this.#activities(true)];
    return [
      {
        key: "open",
        title: "Upcoming & Overdue",
        activities: open,
        empty: "No activities to show. Get started by adding a task.",
        isEmpty: open.length === 0,
      },
      {
        key: "past",
        title: "Past Activities",
        activities: past,
        empty: "No past activity. Tasks marked as done show up here.",
        isEmpty: past.length === 0,
      },
    ];
  }

  async handleNew(): Promise<void> {
    const info = await describeObject(this.objectApiName);
    const row = await loadRow(info.apiName, this.recordId, [info.nameField]);
    await RecordForm.open({
      label: "New Task",
      size: "medium",
      objectApiName: "Task",
      defaults: { [this.#lookup]: this.recordId },
      defaultNames: { [this.#lookup]: String(row[info.nameField] ?? "") },
    });
    await this.#load();
  }

  async handleCheck(event: Event): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const id = input.dataset["id"] ?? "";
    try {
      await updateRecord("Task", id, { Status: input.checked ? "Completed" : "Not Started" });
      await recordsChanged([id]);
    } catch (error) {
      input.checked = !input.checked;
      showToast({ title: "The task was not changed", message: messageOf(error), variant: "error" });
    }
  }
}
