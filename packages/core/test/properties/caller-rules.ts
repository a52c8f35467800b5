import { LoginRequiredError, SchwabKitError } from "../../src/index.js";
import type { Rules } from "./rules.js";
import type { Witness } from "./witness.js";

interface Call {
  readonly by: Witness;
  readonly what: string;
}

/** Invariants 5, 7 and 9: what callers and listeners get. */
export class CallerRules {
  readonly #rules: Rules;
  readonly #waiting = new Set<Call>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Follows one call of a manager to its end; gives what it resolved to, if it did. */
  async follow<T>(by: Witness, what: string, begin: () => Promise<T>): Promise<T | undefined> {
    const done = this.#rules.begins(by);
    const call = { by, what };
    this.#waiting.add(call);
    try {
      return await begin();
    } catch (error) {
      this.#failed(by, what, error);
      return undefined;
    } finally {
      this.#waiting.delete(call);
      done();
    }
  }

  async getAccessToken(
    by: Witness,
    rejected: string | undefined,
    begin: () => Promise<string>,
  ): Promise<string | undefined> {
    if (rejected !== undefined) by.rejected.add(rejected);
    const rejectedBefore = new Set(by.rejected);
    const clockBefore = by.clock();
    const correctionBefore = by.correction;
    // It may join what its process began before.
    const since = by.busy > 0 ? by.busySince : this.#rules.moment;
    const token = await this.follow(by, "getAccessToken", begin);
    if (token === undefined) return undefined;
    if (rejectedBefore.has(token)) this.#rules.broken(5, `${by.name} gave ${token}, known to be rejected`);
    // Ended already when the call began, by what it knew of its clock then, and by what it knows now.
    const endsAt = this.#rules.store.expiresAt(token) * 1000;
    const hadEnded = [correctionBefore, by.correction].every(
      ({ ms, unsureMs }) => clockBefore + ms - unsureMs >= endsAt,
    );
    if (hadEnded && by.jumpedAt < since) {
      this.#rules.broken(5, `${by.name} gave ${token}, known to have ended`);
    }
    return token;
  }

  toldLoginRequired(by: Witness): void {
    // A process that is busy may tell what was so when it looked.
    const since = by.busy > 0 ? by.busySince : this.#rules.moment;
    if (!this.#rules.loginWasNeededSince(since)) {
      this.#rules.broken(9, `${by.name} asks for a login although the stored one works`);
    }
  }

  /** At the end: every call of a process that lives was answered. */
  mustBeAnswered(): void {
    for (const { by, what } of this.#waiting) {
      if (this.#rules.witnesses.has(by)) this.#rules.broken(7, `a ${what} of ${by.name} never settled`);
    }
  }

  #failed(by: Witness, what: string, error: unknown): void {
    if (error instanceof LoginRequiredError) this.toldLoginRequired(by);
    else if (!(error instanceof SchwabKitError)) {
      this.#rules.broken(7, `a ${what} of ${by.name} failed with what is no error of ours: ${String(error)}`);
    }
  }
}
