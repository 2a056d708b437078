import { DATA_PATH } from "host/hostContext";
import { request } from "host/orgApi";

interface Config {
  objectApiName?: string | { objectApiName: string };
}
type Emit = (state: { data: unknown; error: unknown }) => void;

/** Wire adapter: an object's labels, fields and record types as the current user sees them. */
export class getObjectInfo {
  readonly #emit: Emit;
  #turn = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  update(config: Config): void {
    const name = typeof config.objectApiName === "object" ? config.objectApiName?.objectApiName : config.objectApiName;
    if (name === undefined || name === null) return;
    this.#turn += 1;
    const turn = this.#turn;
    request("GET", `${DATA_PATH}/ui-api/object-info/${name}`).then(
      (data) => turn === this.#turn && this.#emit({ data, error: undefined }),
      (error: unknown) => turn === this.#turn && this.#emit({ data: undefined, error }),
    );
  }

  connect(): void {
    // The first update follows at once.
  }

  disconnect(): void {
    this.#turn += 1;
  }
}
