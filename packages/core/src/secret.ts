const redacted = "[redacted]";

/**
 * A value that must not show: prints as `[redacted]` in strings, JSON and `util.inspect`. `reveal()` is the
 * one way to it, so that each use can be found by searching for that word.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    // Here, and not in the class: bundlers can't drop a class that acts.
    Object.defineProperty(this, Symbol.for("nodejs.util.inspect.custom"), { value: () => redacted });
  }

  /** A secret from a string or from a secret, so that options can accept both. */
  static from(value: string | Secret): Secret {
    return typeof value === "string" ? new Secret(value) : value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }
}
