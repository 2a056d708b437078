/** What a stage of an opportunity means; the platform keeps it in OpportunityStage. */
export interface Stage {
  name: string;
  isClosed: boolean;
  isWon: boolean;
  probability: number;
  forecastCategory: string;
}

/** The stages a new org has. */
export const STAGES: readonly Stage[] = [
  { name: "Prospecting", isClosed: false, isWon: false, probability: 10, forecastCategory: "Pipeline" },
  { name: "Qualification", isClosed: false, isWon: false, probability: 10, forecastCategory: "Pipeline" },
  { name: "Needs Analysis", isClosed: false, isWon: false, probability: 20, forecastCategory: "Pipeline" },
  { name: "Value Proposition", isClosed: false, isWon: false, probability: 50, forecastCategory: "Pipeline" },
  { name: "Id. Decision Makers", isClosed: false, isWon: false, probability: 60, forecastCategory: "Pipeline" },
  { name: "Perception Analysis", isClosed: false, isWon: false, probability: 70, forecastCategory: "Pipeline" },
  { name: "Proposal/Price Quote", isClosed: false, isWon: false, probability: 75, forecastCategory: "Pipeline" },
  { name: "Negotiation/Review", isClosed: false, isWon: false, probability: 90, forecastCategory: "Pipeline" },
  { name: "Closed Won", isClosed: true, isWon: true, probability: 100, forecastCategory: "Closed" },
  { name: "Closed Lost", isClosed: true, isWon: false, probability: 0, forecastCategory: "Omitted" },
];

/** The stage of that name; a stage the org does not define is open at 0 %. */
export function stageNamed(name: string): Stage {
  const known = STAGES.find((stage) => stage.name.toLowerCase() === name.toLowerCase());
  return known ?? { name, isClosed: false, isWon: false, probability: 0, forecastCategory: "Pipeline" };
}

/** Display names of forecast categories, as ForecastCategoryName shows them. */
export const FORECAST_NAMES: Readonly<Record<string, string>> = { Omitted: "Omitted", Pipeline: "Pipeline", BestCase: "Best Case", Forecast: "Commit", Closed: "Closed" };
