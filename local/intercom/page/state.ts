import { read } from "./client.js";
import { setNow } from "./format.js";
import type { OverviewShape } from "./shapes.js";

let overview: OverviewShape | undefined;

/** The workspace's lists and counts as last loaded. */
export function workspace(): OverviewShape {
  if (!overview) throw new Error("The overview is not loaded yet");
  return overview;
}

export async function loadOverview(): Promise<OverviewShape> {
  overview = await read<OverviewShape>("/page/overview");
  setNow(overview.now);
  return overview;
}

const actingKey = "local-intercom-teammate";

/** The teammate that one plays. */
export function actingTeammate(): string {
  const stored = sessionStorage.getItem(actingKey);
  const known = workspace().teammates;
  return known.find((teammate) => teammate.id === stored)?.id ?? known[0]?.id ?? "";
}

export function setActingTeammate(id: string): void {
  sessionStorage.setItem(actingKey, id);
}
