import v8 from "node:v8";

let kept = 0;
let depth = 0;

/** Bytes in use on this thread, binary data included. */
export function usedMemory(): number {
  const { used_heap_size: heap, external_memory: outside } = v8.getHeapStatistics();
  return heap + outside;
}

/** Bytes that {@link keptByHost} has seen so far. */
export function memoryOfHost(): number {
  return kept;
}

/** Runs work whose result the org keeps for good (descriptions of objects); what it takes is not on the heap of the Apex that asked first. */
export function keptByHost<T>(work: () => T): T {
  if (depth > 0) return work();
  const before = usedMemory();
  depth++;
  try {
    return work();
  } finally {
    depth--;
    kept += Math.max(0, usedMemory() - before);
  }
}
