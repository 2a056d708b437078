import mayAnswer from "@salesforce/customPermission/Answer_Conversations";
import title from "@salesforce/label/c.Conversations_Title";

/** What App Builder hands over; an older page, or one that was deployed, may hand over nothing. */
interface Given {
  title: string | undefined;
  scope: string | undefined;
  defaultFilter: string | undefined;
  pageSize: number | undefined;
  showNotes: boolean | undefined;
  showEvents: boolean | undefined;
  allowReply: boolean | undefined;
  height: number | undefined;
  flexipageRegionWidth: string | undefined;
}

/** The properties of the component with their defaults. */
export interface PageProperties {
  title: string;
  scope: string;
  filter: string;
  pageSize: number;
  hidesNotes: boolean;
  hidesEvents: boolean;
  allowsReply: boolean;
  /** The reader may write to somebody first. */
  allowsStart: boolean;
  /** Pixels of the messages; 0 for as much as there is room for. */
  height: number;
  isNarrow: boolean;
}

const USUAL_SIZE = 10;
const SHORTEST_PIXELS = 200;
const FILTERS = ["all", "open", "snoozed", "closed", "mine"];
// The values as App Builder offers them, in English for every administrator: it has no labels for them.
const SCOPES = new Map([
  ["whole account", "account"],
  ["people with roles", "roles"],
]);

export function pageProperties(given: Given): PageProperties {
  const filter = given.defaultFilter?.toLowerCase() ?? "";
  return {
    title: given.title || title,
    scope: SCOPES.get(given.scope?.toLowerCase() ?? "") ?? "record",
    filter: FILTERS.includes(filter) ? filter : "all",
    pageSize: Number(given.pageSize) >= 1 ? Number(given.pageSize) : USUAL_SIZE,
    hidesNotes: given.showNotes === false,
    hidesEvents: given.showEvents === false,
    allowsReply: given.allowReply !== false,
    allowsStart: given.allowReply !== false && Boolean(mayAnswer),
    height: Number(given.height) >= SHORTEST_PIXELS ? Number(given.height) : 0,
    isNarrow: given.flexipageRegionWidth === "SMALL",
  };
}
