import { LightningElement, api } from "lwc";
import loading from "@salesforce/label/c.Loading";

interface Line {
  key: number;
  className: string;
}

/** Grey shapes where content will stand. `shape` is `list`, `chat` or `text`; `rows` says how many. */
export default class LoadingStencil extends LightningElement {
  @api shape: "list" | "chat" | "text" = "text";
  @api rows: number | string = 3;

  labels = { loading };

  get lines(): Line[] {
    return Array.from({ length: Number(this.rows) }, (_, key) => ({
      key,
      className: `stencil ${this.shape}${key % 2 === 1 ? " odd" : ""}`,
    }));
  }
}
