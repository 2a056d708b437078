import { ADMIN } from "./admin.js";
import { CONTENT } from "./content.js";
import { MARKETING } from "./marketing.js";
import { RIGHTS } from "./rights.js";
import { SALES } from "./sales.js";
import { SERVICE } from "./service.js";
import type { ObjectDetails } from "./types.js";

export { PREFIXES } from "./content.js";
export type { ObjectDetails } from "./types.js";

/** Details of the standard objects kept by hand, by API name. */
export const DETAILS: Readonly<Record<string, ObjectDetails>> = {
  ...SALES,
  ...MARKETING,
  ...RIGHTS,
  ...SERVICE,
  ...ADMIN,
  ...CONTENT,
};
