import { type JsonObject, parseTokenRecord } from "../../src/index.js";
import { type Grant, isLaterGrant, newestOf } from "./model-server.js";
import type { Rules } from "./rules.js";
import type { Witness } from "./witness.js";

/** Invariants 4, 6 and 8: what happens to the stored record. */
export class StoreRules {
  readonly #rules: Rules;
  readonly #expiresAt = new Map<string, number>();
  /** Logins up to this one are signed out: nobody has to keep their grants any more. */
  #endedLogin = -1;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** Epoch seconds at which this access token ends, as its record says, if it was ever seen. */
  expiresAt(accessToken: string): number {
    const { server } = this.#rules;
    const askedAt = server.grantOf(accessToken)?.askedAt ?? 0;
    return this.#expiresAt.get(accessToken) ?? askedAt / 1000 + server.lifeSeconds;
  }

  /** Takes note of a record wherever it shows. */
  seen(value: unknown): void {
    const { access_token, expires_at } = tokenOf(value) ?? {};
    if (typeof access_token === "string" && typeof expires_at === "number") {
      this.#expiresAt.set(access_token, expires_at);
    }
  }

  /** False once its login is signed out. */
  isWanted(grant: Grant): boolean {
    return grant.login > this.#endedLogin;
  }

  knows(witness: Witness, grant: Grant | undefined): void {
    if (grant !== undefined && this.isWanted(grant)) {
      witness.newest = newestOf([...witness.newest, grant]);
    }
  }

  /** A process has learnt what was stored at that moment. */
  loaded(by: Witness, value: unknown, at: number): void {
    by.looked = this.#grantIn(value);
    by.lookedAt = at;
    if (value === undefined) by.sawNothingAt ??= this.#rules.moment;
    else by.sawNothingAt = undefined;
    this.knows(by, by.looked);
  }

  saved(by: Witness, value: JsonObject, before: JsonObject | undefined): void {
    const rules = this.#rules;
    rules.observe();
    this.#mustParse(value);
    const grant = this.#grantIn(value);
    const earlier = this.#grantIn(before);
    const isLogin = grant !== undefined && by.adopting.has(grant.login);
    if (before === undefined && !isLogin) {
      rules.broken(8, `${by.name} stored ${grant?.accessToken ?? "something"} after a logout`);
    }
    if (isLogin) {
      this.#endedLogin = grant.login - 1;
    }
    if (grant !== undefined && earlier !== undefined && isLaterGrant(earlier, grant)) {
      rules.broken(4, `${by.name} stored ${grant.accessToken} over the newer ${earlier.accessToken}`);
    }
    by.looked = grant;
    by.sawNothingAt = undefined;
    this.knows(by, grant);
  }

  /** By a program that isn't ours. What it brings back counts again. */
  overwritten(value: unknown): void {
    this.#rules.disturbed("foreign-write");
    this.seen(value);
    this.#mustParse(value);
    const grant = this.#grantIn(value);
    if (grant !== undefined) this.#endedLogin = Math.min(this.#endedLogin, grant.login - 1);
  }

  /** By a logout: whoever finds nothing stored has to drop what it holds, be it of a later login even. */
  cleared(): void {
    const rules = this.#rules;
    rules.observe();
    this.#endedLogin = rules.server.login;
    for (const witness of rules.witnesses) witness.release();
  }

  /** At the end of all trouble, and when a process is closed: what it knew is stored, or something newer. */
  mustHold(witness: Witness): void {
    const stored = this.#grantIn(this.#rules.sharedStore.current);
    // Nothing is lost with a grant that the server takes no more.
    const lost = witness.newest.find(
      (one) =>
        (stored === undefined || isLaterGrant(one, stored)) &&
        this.#rules.server.wouldRefresh(one.refreshToken),
    );
    if (lost === undefined) return;
    const instead = stored?.accessToken ?? "nothing";
    this.#rules.broken(4, `${lost.accessToken} of ${witness.name} is lost: ${instead} is stored`);
  }

  #mustParse(value: unknown): void {
    try {
      parseTokenRecord(value, "shared store");
    } catch (error) {
      this.#rules.broken(6, String(error));
    }
  }

  #grantIn(value: unknown): Grant | undefined {
    const accessToken = tokenOf(value)?.["access_token"];
    return this.#rules.server.grantOf(typeof accessToken === "string" ? accessToken : undefined);
  }
}

function tokenOf(value: unknown): Record<string, unknown> | undefined {
  return (value as { token?: Record<string, unknown> } | undefined)?.token;
}
