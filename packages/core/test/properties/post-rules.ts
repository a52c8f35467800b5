import { type Grant, newestOf } from "./model-server.js";
import type { RuleSetting, Rules } from "./rules.js";
import type { Witness } from "./witness.js";

export interface Post {
  readonly by: Witness;
  readonly refreshToken: string;
  /** What its process had seen stored. */
  readonly found: Grant | undefined;
  readonly begunAt: number;
  /** Since when its process was at it: the wait for the lock comes before. */
  readonly busySince: number;
  readonly begunTime: number;
  received: boolean;
}

/** Invariants 1 to 3, and 8: when the token endpoint is asked. */
export class PostRules {
  readonly #rules: Rules;
  readonly #setting: RuleSetting;
  readonly #posts: Post[] = [];

  constructor(rules: Rules, setting: RuleSetting) {
    this.#rules = rules;
    this.#setting = setting;
  }

  begins(by: Witness, refreshToken: string): Post {
    const rules = this.#rules;
    if (++by.postsInFlight > 1) rules.broken(1, `${by.name} has ${by.postsInFlight} refreshes in flight`);
    if (this.#setting.rotation === "strict" && by.spent.has(refreshToken)) {
      rules.broken(3, `${by.name} posts ${refreshToken} again, for which it got a grant`);
    }
    if (by.sawNothingAt !== undefined && by.sawNothingAt < by.busySince) {
      rules.broken(8, `${by.name} refreshes a login of which it has seen that it is signed out`);
    }
    const newest = newestOf(by.looked === undefined ? by.newest : [...by.newest, by.looked]);
    if (newest.length > 0 && ![...newest, ...by.released].some((one) => this.#isNeeded(one, by))) {
      rules.broken(2, `${by.name} refreshes while ${newest[0]?.accessToken} is fresh and not rejected`);
    }
    const post = {
      by,
      refreshToken,
      found: by.looked,
      begunAt: rules.moment,
      busySince: by.busySince,
      begunTime: Date.now(),
      received: false,
    };
    this.#posts.push(post);
    return post;
  }

  ends(post: Post, grant: Grant | undefined): void {
    const { by, begunTime } = post;
    by.postsInFlight--;
    if (grant === undefined) return;
    post.received = true;
    if (this.#rules.store.isWanted(grant)) by.spent.add(post.refreshToken);
    // From an answer during which its own clock was moved, a process can't learn how wrong that is.
    const hasJumped = by.jumpedAt > post.begunAt;
    const unsureMs = hasJumped ? Number.POSITIVE_INFINITY : 3_000 + Date.now() - begunTime;
    by.correction = { ms: -by.offsetMs, unsureMs };
    this.#rules.store.knows(by, grant);
    const earlier = this.#posts.find(
      (one) => one !== post && one.received && one.found !== undefined && one.found === post.found,
    );
    if (earlier !== undefined && !this.#isExcused(earlier, post)) {
      this.#rules.broken(
        2,
        `${earlier.by.name} and ${by.name} both refreshed for ${post.found?.accessToken ?? ""}`,
      );
    }
  }

  /** Whether this process may take this grant's access token for due or refused. */
  #isNeeded({ accessToken }: Grant, by: Witness): boolean {
    const rules = this.#rules;
    if (by.rejected.has(accessToken)) return true;
    const ahead = Math.min(300, this.#setting.lifeSeconds / 6) * 1000;
    const endsAt = rules.store.expiresAt(accessToken) * 1000;
    if (by.correctedClock() >= endsAt - ahead - by.correction.unsureMs) return true;
    // The clock may have been moved since its look there, and without the lock its own `adopt` comes between.
    return by.jumpedAt >= by.busySince || rules.wasDisturbed(by.busySince, ["lock-timeout", "lost-lock"], by);
  }

  /**
   * The first one's grant did not come to be stored, or its exclusion ended early: it died, its save or the
   * look at what it conflicted with failed, a wait for the lock ran out, the lock was lost when the POST was out
   * already, or another program wrote over it.
   */
  #isExcused(earlier: Post, later: Post): boolean {
    const rules = this.#rules;
    const since = Math.min(earlier.busySince, later.busySince);
    return (
      rules.wasDisturbed(since, ["crash", "failed-save", "failed-load"], earlier.by) ||
      rules.wasDisturbed(since, ["lock-timeout", "foreign-write"]) ||
      [earlier, later].some(({ begunAt, by }) => rules.wasDisturbed(begunAt, ["lost-lock"], by))
    );
  }
}
