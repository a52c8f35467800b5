/** The commands of one service. */
export interface ServiceCommands {
  add(keys: readonly string[]): Promise<void>;
  unsubs(keys: readonly string[]): Promise<void>;
}

/** Keeps a service subscribed to just the keys that are wanted. */
export class KeptSubscription {
  readonly #commands: ServiceCommands;
  #wanted: readonly string[] = [];
  #subscribed: readonly string[] = [];
  #isBusy = false;

  constructor(commands: ServiceCommands) {
    this.#commands = commands;
  }

  /** Whether it is another set of keys than before. */
  want(keys: readonly string[]): boolean {
    const isOther = keys.length !== this.#wanted.length || keys.some((key) => !this.#wanted.includes(key));
    if (isOther) this.#wanted = keys;
    return isOther;
  }

  /** Sends what is missing, one command after the other. @throws what the command rejects with */
  async bring(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (;;) {
        const missing = this.#wanted.filter((key) => !this.#subscribed.includes(key));
        const gone = this.#subscribed.filter((key) => !this.#wanted.includes(key));
        if (missing.length > 0) {
          await this.#commands.add(missing);
          this.#subscribed = [...this.#subscribed, ...missing];
        } else if (gone.length > 0) {
          await this.#commands.unsubs(gone);
          this.#subscribed = this.#subscribed.filter((key) => !gone.includes(key));
        } else return;
      }
    } finally {
      this.#isBusy = false;
    }
  }
}
