import {
  type JsonObject,
  memoryStorage,
  type Revision,
  type TokenRecord,
  type TokenStorage,
} from "../../src/index.js";

/** The one store that all simulated processes share, and what stands in it at any moment. */
export class SharedStore {
  readonly memory: TokenStorage;
  current: JsonObject | undefined;
  /** Everything that was ever stored, oldest first. */
  readonly past: JsonObject[] = [];
  #revision: Revision | undefined;
  #writing: JsonObject | undefined;

  constructor(first: TokenRecord) {
    this.memory = memoryStorage();
    // The memory changes at the call and tells at once: what is current here is never behind.
    this.memory.subscribe?.((revision) => {
      this.#revision = revision;
      this.current = revision === undefined ? undefined : this.#writing;
      if (this.current !== undefined) this.past.push(this.current);
    });
    this.overwrite(first);
  }

  save(value: JsonObject, expected: Revision | undefined): Promise<Revision> {
    this.#writing = structuredClone(value);
    return this.memory.save(value, { expected });
  }

  /** As a program writes that compares nothing. */
  overwrite(value: JsonObject | TokenRecord): void {
    void this.save(value as JsonObject, this.#revision);
  }
}
