import type { PageDefinition, RegionDefinition } from "../../metadata/model.js";

export interface TemplateColumn {
  key: string;
  region: RegionDefinition;
  className: string;
  /** What a component may ask for as `flexipageRegionWidth`. */
  width: "SMALL" | "MEDIUM" | "LARGE" | "XLARGE";
}

export interface TemplateRow {
  key: string;
  columns: TemplateColumn[];
}

/** Regions that take a row of their own, above and below the columns. */
const ABOVE = ["header", "subheader", "top", "banner"];
const BELOW = ["footer", "bottom"];
/** Share of a row; regions not named here count as one. */
const WEIGHTS: Record<string, number> = { main: 2, center: 2, centerregion: 2 };
const TWELFTHS: Record<string, string> = {
  "1": "12-of-12",
  "0.75": "9-of-12",
  "0.67": "8-of-12",
  "0.5": "6-of-12",
  "0.33": "4-of-12",
  "0.25": "3-of-12",
};

function sizeOf(share: number): { className: string; width: TemplateColumn["width"] } {
  const size =
    TWELFTHS[String(Math.round(share * 100) / 100)] ?? `${String(Math.max(1, Math.round(share * 12)))}-of-12`;
  return {
    className: `slds-col slds-size_1-of-1 slds-large-size_${size} host-region`,
    width: share > 0.8 ? "XLARGE" : share > 0.6 ? "LARGE" : share > 0.4 ? "MEDIUM" : "SMALL",
  };
}

function rowOf(key: string, regions: RegionDefinition[]): TemplateRow {
  const weights = regions.map((region) => WEIGHTS[region.name.toLowerCase()] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    key,
    columns: regions.map((region, index) => ({ key: region.name, region, ...sizeOf((weights[index] ?? 1) / total) })),
  };
}

/** Rows and columns of a page by its template: region names say the places, the template's name says on which side a sidebar is. */
export function rowsOf(page: PageDefinition): TemplateRow[] {
  const regions = page.regions.filter((region) => region.type !== "Facet" && region.items.length > 0);
  const named = (names: string[]): RegionDefinition[] =>
    regions.filter((region) => names.includes(region.name.toLowerCase()));
  const middle = regions.filter(
    (region) => !ABOVE.includes(region.name.toLowerCase()) && !BELOW.includes(region.name.toLowerCase()),
  );
  const onLeft = (region: RegionDefinition): number => {
    const name = region.name.toLowerCase();
    if (name.startsWith("left") || (name === "sidebar" && /left/i.test(page.template))) return 0;
    return name.startsWith("right") || name === "sidebar" ? 2 : 1;
  };
  middle.sort((a, b) => onLeft(a) - onLeft(b));
  return [
    ...named(ABOVE).map((region) => rowOf(region.name, [region])),
    ...(middle.length > 0 ? [rowOf("columns", middle)] : []),
    ...named(BELOW).map((region) => rowOf(region.name, [region])),
  ];
}
