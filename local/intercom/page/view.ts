import type { LiveShape } from "./shapes.js";

/** One screen of the page. */
export interface View {
  title: string;
  element: HTMLElement;
  /** Called when something changed in the workspace. */
  onLive?: (change: LiveShape) => void;
}
