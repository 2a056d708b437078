import { all, isTrue, textOf } from "../../metadata/xml.js";
import type { XmlNode } from "../../metadata/types.js";
import type { FieldDescribe } from "../../schema/types.js";
import { cached, type Engine } from "../engine.js";

/** What a value of a status picklist means beyond its name. */
export interface Status {
  name: string;
  label: string;
  isDefault: boolean;
  isClosed: boolean;
  isWon: boolean;
  /** Lead statuses: a converted lead may have it. */
  isConverted: boolean;
  probability: number;
  forecastCategory: string;
}

const OPPORTUNITY: Record<string, [probability: number, category: string, isClosed?: boolean, isWon?: boolean]> = {
  Prospecting: [10, "Pipeline"],
  Qualification: [10, "Pipeline"],
  "Needs Analysis": [20, "Pipeline"],
  "Value Proposition": [50, "Pipeline"],
  "Id. Decision Makers": [60, "Pipeline"],
  "Perception Analysis": [70, "Pipeline"],
  "Proposal/Price Quote": [75, "Pipeline"],
  "Negotiation/Review": [90, "Pipeline"],
  "Closed Won": [100, "Closed", true, true],
  "Closed Lost": [0, "Omitted", true, false],
};
const CLOSED = new Set(["Closed", "Completed"]);

/** The picklists that carry such meaning, with the value set that may define them. */
const FIELDS: Record<string, [object: string, field: string, valueSet: string]> = {
  stage: ["Opportunity", "StageName", "opportunitystage"],
  lead: ["Lead", "Status", "leadstatus"],
  case: ["Case", "Status", "casestatus"],
  task: ["Task", "Status", "taskstatus"],
};

export type StatusKind = "stage" | "lead" | "case" | "task";

/** Every value of one of the status picklists, in order. */
export function statusesOf(engine: Engine, kind: StatusKind): Status[] {
  return cached(engine, `statuses.${kind}`, () => {
    const [object, fieldName, valueSet] = FIELDS[kind] as [string, string, string];
    const declared = engine.metadata.standardValueSets.get(valueSet);
    if (declared !== undefined) return all(declared, "standardValue").map(fromMetadata);
    const field = engine.schema.object(object)?.field(fieldName) as FieldDescribe;
    return field.picklist.map((each): Status => {
      const [probability, forecastCategory, isClosed, isWon] = OPPORTUNITY[each.value] ?? [0, "Pipeline"];
      return {
        name: each.value,
        label: each.label,
        isDefault: each.isDefault,
        isClosed: isClosed ?? CLOSED.has(each.value),
        isWon: isWon ?? false,
        isConverted: kind === "lead" && each.value === "Closed - Converted",
        probability,
        forecastCategory,
      };
    });
  });
}

function fromMetadata(node: XmlNode): Status {
  const name = textOf(node, "fullName") ?? "";
  return {
    name,
    label: textOf(node, "label") ?? name,
    isDefault: isTrue(node, "default"),
    isClosed: isTrue(node, "closed"),
    isWon: isTrue(node, "won"),
    isConverted: isTrue(node, "converted"),
    probability: Number(textOf(node, "probability") ?? 0),
    forecastCategory: textOf(node, "forecastCategory") ?? "Pipeline",
  };
}

/** The value of that name; one the org does not define is open at 0 %. */
export function statusNamed(engine: Engine, kind: StatusKind, name: string): Status {
  const known = statusesOf(engine, kind).find((status) => status.name.toLowerCase() === name.toLowerCase());
  return (
    known ?? {
      name,
      label: name,
      isDefault: false,
      isClosed: false,
      isWon: false,
      isConverted: false,
      probability: 0,
      forecastCategory: "Pipeline",
    }
  );
}

/** Display names of forecast categories, as ForecastCategoryName shows them. */
export const FORECAST_NAMES: Readonly<Record<string, string>> = {
  Omitted: "Omitted",
  Pipeline: "Pipeline",
  BestCase: "Best Case",
  Forecast: "Commit",
  Closed: "Closed",
};
