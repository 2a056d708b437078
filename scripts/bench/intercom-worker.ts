import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { startIntercom, type LocalIntercom } from "../../local/intercom/start.js";

/** Size and seed of the workspace to start. */
export interface IntercomSize {
  seed: string;
  conversations: number;
  people: number;
}

/** A conversation of the workspace, as the parts choose them. */
export interface KnownConversation {
  id: string;
  contactIds: string[];
}

/** Where the workspace is and what is in it. */
export interface StartedIntercom {
  baseUrl: string;
  accessToken: string;
  appId: string;
  webhookSecret: string;
  conversations: KnownConversation[];
}

/** A request that the workspace answered: `GET /conversations/1`, and the status of the answer. */
export interface AnsweredRequest {
  request: string;
  status: number;
}

export type FromIntercom =
  | { kind: "started"; intercom: StartedIntercom }
  | { kind: "failed"; message: string }
  | { kind: "requests"; requests: AnsweredRequest[] };

async function main(port: MessagePort, size: IntercomSize): Promise<void> {
  let requests: AnsweredRequest[] = [];
  const post = (message: FromIntercom): void => port.postMessage(message);
  const intercom: LocalIntercom = await startIntercom({
    ...size,
    observe: ({ method, path, status }) => requests.push({ request: `${method} ${path}`, status }),
  });
  port.on("message", (order: "take" | "close") => {
    if (order === "take") {
      post({ kind: "requests", requests });
      requests = [];
    } else {
      void intercom.close().then(() => port.close());
    }
  });
  const { baseUrl, accessToken, appId, webhookSecret, workspace } = intercom;
  const conversations = [...workspace.conversations.rows("created_at", "ascending")].map((each) => ({
    id: each.id,
    contactIds: each.facts().contact_ids,
  }));
  post({ kind: "started", intercom: { baseUrl, accessToken, appId, webhookSecret, conversations } });
}

if (parentPort !== null) {
  const port = parentPort;
  main(port, workerData as IntercomSize).catch((error: unknown) => {
    port.postMessage({ kind: "failed", message: String(error) } satisfies FromIntercom);
    port.close();
  });
}
