import { LightningElement, api } from "lwc";
import type { FieldMappingDifference } from "apex/types";
import after from "@salesforce/label/c.Fields_Test_After";
import before from "@salesforce/label/c.Fields_Test_Before";
import blank from "@salesforce/label/c.Fields_Sample_Blank";
import close from "@salesforce/label/c.Fields_Close";
import inIntercom from "@salesforce/label/c.Fields_Test_In_Intercom";
import inSalesforce from "@salesforce/label/c.Fields_Test_In_Salesforce";
import nothing from "@salesforce/label/c.Fields_Test_Nothing";
import same from "@salesforce/label/c.Fields_Test_Same";
import title from "@salesforce/label/c.Fields_Test_Title";
import untouched from "@salesforce/label/c.Fields_Test_Untouched";
import what from "@salesforce/label/c.Fields_Test_What";
import { fill } from "c/labelText";

interface Line {
  key: string;
  name: string;
  side: string;
  before: string;
  after: string;
  problem: string;
}

/** What mappings would do to one record; nothing was written. Fires `close`. */
export default class SetupFieldsTest extends LightningElement {
  @api differences: readonly FieldMappingDifference[] = [];
  @api person = "";
  /** Labels of attributes, by name. */
  @api names: Readonly<Partial<Record<string, string>>> = {};

  labels = { after, before, close, nothing, untouched, what };

  get heading(): string {
    return fill(title, this.person);
  }

  get lines(): Line[] {
    return this.differences
      .filter(({ decision, problem }) => decision !== "NONE" || problem)
      .map((difference) => {
        const isOut = difference.decision === "TO_INTERCOM";
        const name = this.names[difference.attributeName ?? ""] ?? difference.attributeName ?? "";
        const [was, becomes] = isOut
          ? [difference.intercomBefore, difference.intercomAfter]
          : [difference.salesforceBefore, difference.salesforceAfter];
        return {
          key: difference.attributeName ?? "",
          name: isOut ? name : `${name} · ${difference.fieldPath ?? ""}`,
          side: difference.decision === "NONE" ? "" : isOut ? inIntercom : inSalesforce,
          before: was || blank,
          after: difference.problem ? "" : becomes || blank,
          problem: difference.problem ?? "",
        };
      });
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get sameText(): string {
    const count = this.differences.length - this.lines.length;
    return count > 0 ? fill(same, count) : "";
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent("close"));
  }
}
