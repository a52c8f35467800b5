import type { SchwabKitError } from "./errors.js";

/** What a manager tells its listeners. Holds no token. Times are epoch seconds. */
export type TokenEvent =
  | { readonly type: "refreshed"; readonly accessTokenExpiresAt: number }
  /** A newer grant took over: from a login here, or found in the storage. */
  | { readonly type: "adopted"; readonly from: "login" | "storage"; readonly loggedInAt: number }
  /**
   * Told once for each login and each of the manager's `loginExpiring.before`; when several are past, as for a
   * program that starts late, once for all of them. `remainingSeconds` is 0 when the login is over.
   */
  | {
      readonly type: "login-expiring";
      readonly loginExpiresAt: number;
      readonly remainingSeconds: number;
    }
  | { readonly type: "login-required"; readonly error: SchwabKitError }
  /** The new token works, but could not be stored; the manager keeps trying. */
  | { readonly type: "save-failed"; readonly error: unknown; readonly retryInMs: number }
  | { readonly type: "logged-out"; readonly by: "us" | "somebody-else" };

export type TokenEventListener = (event: TokenEvent) => void;

/** Listeners apart from each other and from the manager: one that throws disturbs nobody. */
export class TokenEventListeners {
  readonly #listeners = new Set<TokenEventListener>();
  /** How many pieces of work want quiet, and what is to be told after them. */
  #quiet = 0;
  #untold: TokenEvent[] = [];

  get size(): number {
    return this.#listeners.size;
  }

  add(listener: TokenEventListener): void {
    this.#listeners.add(listener);
  }

  delete(listener: TokenEventListener): void {
    this.#listeners.delete(listener);
  }

  clear(): void {
    this.#listeners.clear();
  }

  /** Runs work during which nobody is told anything: a listener that hangs on the storage's lock would hang us. */
  async afterwards<T>(work: () => Promise<T>): Promise<T> {
    this.#quiet++;
    try {
      return await work();
    } finally {
      this.#quiet--;
      if (this.#quiet === 0) for (const event of this.#untold.splice(0)) this.#tell(event);
    }
  }

  tell(event: TokenEvent): void {
    if (this.#quiet > 0) this.#untold.push(event);
    else this.#tell(event);
  }

  #tell(event: TokenEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        // The listener's bug, reported as such and not as a failed refresh.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
