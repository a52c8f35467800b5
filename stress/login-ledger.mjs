/**
 * Follows the one login through the workers' notes and the sandbox's journal: which refresh made which grant, who
 * had it, and whether it was stored. From that it tells a login that was taken from everybody ("orphaned") from
 * one that the token manager itself lost.
 */
export function createLoginLedger({ rotate }) {
  /** Each refresh request by its name: the grant it used, what the server answered, what became of that. */
  const posts = new Map();
  /** The refreshes that used a grant, by that grant: more than one where the old token goes on working. */
  const mintsOf = new Map();
  const loginOf = new Map();
  const refusals = [];
  const stops = [];
  const orphaned = { byKill: 0, byStop: 0 };
  let login;
  let refreshes = 0;
  let newest;

  const postOf = (name) => {
    if (!posts.has(name)) posts.set(name, { worker: Number(name.split(".")[0]) });
    return posts.get(name);
  };
  const unsavedOf = (worker) =>
    [...posts.values()].filter((post) => post.worker === worker && post.savedAt === undefined);

  function wasStoppedBeforeSaving({ worker, postedAt, savedAt = Number.POSITIVE_INFINITY }) {
    return stops.some((stop) => stop.worker === worker && stop.at >= postedAt && stop.at <= savedAt);
  }

  const wasCutOff = (mint) => mint.isDead === true || mint.isLost === true || wasStoppedBeforeSaving(mint);

  /** Whether nobody could have refreshed then: the login was gone, or in the hands of a stopped process only. */
  function isExcused({ post: name }) {
    const post = posts.get(name);
    if (rotate === "grace" || post === undefined || post.status === 200) return false;
    const mint = mintsOf.get(post.grant)?.[0];
    if (mint !== undefined && !mint.isOrphaned) {
      return wasStoppedBeforeSaving(mint) && !(post.postedAt > mint.savedAt);
    }
    const next = loginOf.get(post.grant)?.next;
    return mint?.isOrphaned === true ? !(post.postedAt > next?.storedAt) : post.postedAt <= next?.storedAt;
  }

  return {
    orphaned,
    get refreshes() {
      return refreshes;
    },
    /** How many grants were used up, and how many refreshes had to be made again because of a kill or a stop. */
    expiries() {
      const repeated = [...mintsOf.values()].flatMap((mints) => mints.slice(0, -1));
      return { expiries: mintsOf.size, madeAgain: repeated.filter(wasCutOff).length };
    },
    lockouts: () => refusals.filter((refusal) => !isExcused(refusal)),
    excused: () => refusals.filter(isExcused),

    take({ worker, kind, at, post, grant, code }) {
      if (kind === "posted") Object.assign(postOf(post), { postedAt: at, grant });
      if (kind === "answered" && grant !== undefined) {
        postOf(post).minted = grant;
        loginOf.set(grant, loginOf.get(postOf(post).grant));
      }
      if (kind === "unanswered") postOf(post).isLost = true;
      if (kind === "saved") {
        for (const mint of unsavedOf(worker)) if (mint.minted === grant) mint.savedAt = at;
      }
      if (kind === "failed" && code === "login-required") refusals.push({ worker, at, post });
    },
    /** A refresh of the sandbox's journal; the notes of before are to be taken first. */
    takeJournal({ query, status }) {
      const post = postOf(query.symbols);
      post.status = status;
      if (status !== 200) return;
      refreshes++;
      newest = post;
      mintsOf.set(post.grant, [...(mintsOf.get(post.grant) ?? []), post]);
    },
    stopped: (worker, at) => stops.push({ worker, at }),
    wasEverStopped: (worker) => stops.some((stop) => stop.worker === worker),
    ended(worker) {
      for (const post of unsavedOf(worker)) post.isDead = true;
    },

    /** Somebody logged in anew: the server knows only this grant from now on. */
    loggedIn(grant) {
      const next = { storedAt: Number.POSITIVE_INFINITY };
      if (login !== undefined) login.next = next;
      login = next;
      loginOf.set(grant, login);
      newest = undefined;
    },
    loginStored(at) {
      login.storedAt = at;
    },

    /**
     * The newest grant if nobody can have it, unless it is stored after all: who asked for it is dead, or gave
     * its answer up. Where each refresh token works once, that ends the login.
     */
    suspect() {
      if (rotate === "grace" || newest === undefined || newest.savedAt !== undefined) return undefined;
      return newest.isDead || newest.isLost ? newest : undefined;
    },
    orphan(mint) {
      mint.isOrphaned = true;
      newest = undefined;
      orphaned[mint.isDead ? "byKill" : "byStop"]++;
    },
  };
}
