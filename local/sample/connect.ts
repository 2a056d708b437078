import type { OrgClient } from "./org-client.js";

interface ImportProgress {
  runId: string;
  state: string;
  stage: string;
  total: number | null;
  done: number;
  failed: number;
  message: string | null;
}

export interface Workspace {
  accessToken: string;
  webhookSecret: string;
}

/** Presses the setup page's buttons: connects the workspace in its three requests and stores the webhook secret. */
export async function connectWorkspace(org: OrgClient, workspace: Workspace): Promise<void> {
  await org.aura("SetupController.assignPermissions");
  await org.aura("SetupController.storeToken", { region: "US", token: workspace.accessToken });
  const { connected, problem } = await org.aura<{ connected: boolean; problem: string | null }>(
    "SetupController.verifyConnection",
  );
  if (!connected) throw new Error(`The package did not connect: ${problem ?? "no reason given"}`);
  await org.aura("SetupController.saveWebhookSecret", { secret: workspace.webhookSecret });
}

/** Starts the import of the setup page and waits for its end; tells its progress. Throws when it fails or stalls. */
export async function importConversations(org: OrgClient, tell: (detail: string) => void): Promise<void> {
  let progress = await org.aura<ImportProgress>("ImportController.startImport", {
    scope: '{"transcripts":"full"}',
    estimate: null,
  });
  let lastChange = Date.now();
  let last = "";
  while (!progress.state.startsWith("Completed")) {
    if (progress.state === "Failed") throw new Error(`The import failed: ${progress.message ?? "no reason given"}`);
    if (Date.now() - lastChange > 120_000) throw new Error(`The import made no progress for two minutes (${last})`);
    await new Promise((resolve) => setTimeout(resolve, 250));
    progress = await org.aura<ImportProgress>("ImportController.getProgress", { runId: progress.runId });
    const detail = `${progress.done} of ${progress.total ?? "?"} (${progress.stage})`;
    if (detail !== last) lastChange = Date.now();
    last = detail;
    tell(detail);
  }
  if (progress.failed > 0) throw new Error(`The import left ${progress.failed} conversations behind`);
}
