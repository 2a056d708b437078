import type { LiveShape } from "./shapes.js";

type Listener = (change: LiveShape) => void;

const listeners = new Set<Listener>();
let stream: EventSource | undefined;

/** Calls the listener for every change in the workspace until the result is called. */
export function listen(listener: Listener): () => void {
  stream ??= open();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function open(): EventSource {
  const source = new EventSource("/page/stream");
  source.onmessage = (event) => {
    const change = JSON.parse(String(event.data)) as LiveShape;
    for (const listener of [...listeners]) listener(change);
  };
  source.onerror = () => document.body.classList.add("offline");
  source.onopen = () => document.body.classList.remove("offline");
  return source;
}

/** Runs an action once, shortly after the last of several calls. */
export function gathered(action: () => void, milliseconds = 60): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(action, milliseconds);
  };
}
