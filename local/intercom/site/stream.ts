import type { ServerResponse } from "node:http";
import type { LiveShape } from "../page/shapes.js";

/** Open pages that want to hear of changes (server-sent events). */
export class LiveStream {
  private readonly open = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      Connection: "keep-alive",
    });
    response.write("retry: 2000\n\n");
    this.open.add(response);
    response.on("close", () => this.open.delete(response));
  }

  tell(change: LiveShape): void {
    const text = `data: ${JSON.stringify(change)}\n\n`;
    for (const response of this.open) response.write(text);
  }

  close(): void {
    for (const response of this.open) response.end();
    this.open.clear();
  }
}
