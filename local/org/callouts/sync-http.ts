import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from "node:worker_threads";
import { startThread } from "../execution/threads.js";

/** One HTTP request; times in milliseconds. */
export interface HttpCall {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  timeout: number;
  /** A larger response body is an error of kind `size`. */
  maximumBytes: number;
}

export type HttpReply =
  | { status: number; reason: string; headers: Record<string, string>; body: Uint8Array }
  | { error: string; kind?: "timeout" | "size" };

/** Time a reply may take beyond the call's own time-out before the waiting thread gives up. */
const GRACE = 5_000;

/** Makes blocking HTTP calls for Apex, which is synchronous, through a worker thread. One per thread is enough. */
export class SyncHttp {
  private readonly done = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;
  private readonly worker: Worker;
  private lastId = 0;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = startThread(new URL("./http-worker.ts", import.meta.url), {
      workerData: { port: port2, done: this.done },
      transferList: [port2],
    });
    this.worker.unref();
    port1.unref();
  }

  /**
   * Sends one request and waits for its reply. Replies carry the id of their call: a reply that comes after its caller gave up is dropped, never handed
   * to the next call. The server that answers must not run on the calling thread.
   */
  send(call: HttpCall): HttpReply {
    const id = ++this.lastId;
    this.port.postMessage({ ...call, id });
    const end = performance.now() + call.timeout + GRACE;
    for (;;) {
      const seen = Atomics.load(this.done, 0);
      if (seen !== id) {
        const left = end - performance.now();
        if (left <= 0 || Atomics.wait(this.done, 0, seen, left) === "timed-out")
          return { error: "Read timed out", kind: "timeout" };
      }
      for (
        let received = receiveMessageOnPort(this.port);
        received !== undefined;
        received = receiveMessageOnPort(this.port)
      ) {
        const message = received.message as HttpReply & { id: number };
        if (message.id === id) return message;
      }
    }
  }

  /** Ends the worker thread. */
  async close(): Promise<void> {
    this.port.close();
    await this.worker.terminate();
  }
}
