import { LightningElement, api } from "lwc";
import locale from "@salesforce/i18n/locale";
import type { ImportProgress } from "apex/types";
import by from "@salesforce/label/c.Imports_History_By";
import none from "@salesforce/label/c.Imports_History_None";
import title from "@salesforce/label/c.Imports_History";
import took from "@salesforce/label/c.Imports_History_Took";
import { countsText, scopeText, stateText } from "c/importWords";
import { elapsed, fill } from "c/labelText";

interface Line {
  key: string;
  when: string;
  state: string;
  scope: string;
  counts: string;
  who: string;
  took: string;
}

/** The imports before the latest one. */
export default class SetupImportsHistory extends LightningElement {
  @api runs: ImportProgress[] = [];

  labels = { none, title };

  get empty(): boolean {
    return this.runs.length === 0;
  }

  get lines(): Line[] {
    return this.runs.map((run) => ({
      key: run.runId ?? "",
      when: run.startedAt ? when(run.startedAt) : "",
      state: stateText(run.state),
      scope: run.scope ? scopeText(run.scope) : "",
      counts: countsText(run),
      who: run.startedBy ? fill(by, run.startedBy) : "",
      took: run.startedAt && run.endedAt ? fill(took, elapsed(run.startedAt, Date.parse(run.endedAt))) : "",
    }));
  }
}

const when = (moment: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
