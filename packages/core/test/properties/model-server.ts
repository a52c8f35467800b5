import type { TokenRecord } from "../../src/index.js";

/** `off`: the refresh token stays. `strict`: each works once. `grace`: a used one works another minute. */
export type Rotation = "off" | "strict" | "grace";

export type ServerFault = "503" | "429" | "html-403" | "cut-before" | "cut-after" | "slow" | "hanging";

/** What the server minted once. Numbers rise, so they tell which of two is newer. */
export interface Grant {
  readonly number: number;
  readonly login: number;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Epoch milliseconds by the true clock: when it was asked for, from which its record counts, and when it was made. */
  readonly askedAt: number;
  readonly mintedAt: number;
}

/** What became of one POST: an answer, or the end of the connection; and the grant it minted, received or not. */
export interface Outcome {
  readonly response: Response | undefined;
  readonly grant: Grant | undefined;
}

const GRACE_MS = 60_000;
const LOGIN_LIFE_MS = 7 * 24 * 3_600_000;

/** A token endpoint as a model: it keeps what it minted and accepted, and lives by the true clock. */
export class ModelServer {
  readonly grants: Grant[] = [];
  /** What the next requests meet, one each. */
  faults: ServerFault[] = [];
  readonly #rotation: Rotation;
  /** Of an access token. */
  readonly lifeSeconds: number;
  readonly #loggedInAt: number[] = [];
  /** Refresh tokens by the moment they stop working. */
  readonly #refreshTokens = new Map<string, { readonly login: number; diesAt: number }>();
  readonly #refused = new Set<string>();

  constructor(rotation: Rotation, lifeSeconds: number) {
    this.#rotation = rotation;
    this.lifeSeconds = lifeSeconds;
  }

  /** The number of the latest login. */
  get login(): number {
    return this.#loggedInAt.length - 1;
  }

  /** Epoch milliseconds by the true clock. */
  get lastLoginAt(): number {
    return this.#loggedInAt[this.login] ?? 0;
  }

  /** A new login, which ends the earlier ones with all their tokens. */
  logIn(): TokenRecord {
    this.refuseAccessTokens();
    const login = this.#loggedInAt.push(Date.now()) - 1;
    return this.record(this.#mint(login, Date.now()));
  }

  /** A grant as schwab-py writes it. */
  record(grant: Grant): TokenRecord {
    return {
      creation_timestamp: Math.floor((this.#loggedInAt[grant.login] ?? 0) / 1000),
      token: { ...this.#members(grant), expires_at: Math.floor(grant.mintedAt / 1000) + this.lifeSeconds },
    };
  }

  /** Performs a refresh, or refuses the token. */
  refresh(refreshToken: string, askedAt: number = Date.now()): Grant | undefined {
    const found = this.#refreshTokens.get(refreshToken);
    if (found === undefined || !this.wouldRefresh(refreshToken)) return undefined;
    if (this.#rotation === "off") return this.#mint(found.login, askedAt, refreshToken);
    const usedUpAt = this.#rotation === "strict" ? Date.now() : Date.now() + GRACE_MS;
    found.diesAt = Math.min(found.diesAt, usedUpAt);
    return this.#mint(found.login, askedAt);
  }

  /** True while this refresh token would be accepted. */
  wouldRefresh(refreshToken: string): boolean {
    const found = this.#refreshTokens.get(refreshToken);
    if (found === undefined || found.login !== this.login) return false;
    return Date.now() < found.diesAt;
  }

  /** True while the API would accept this access token. */
  accepts(accessToken: string): boolean {
    const grant = this.grantOf(accessToken);
    if (grant === undefined || this.#refused.has(accessToken)) return false;
    return Date.now() < grant.mintedAt + this.lifeSeconds * 1000;
  }

  refuseAccessTokens(): void {
    for (const grant of this.grants) this.#refused.add(grant.accessToken);
  }

  grantOf(accessToken: string | undefined): Grant | undefined {
    return this.grants.find((grant) => grant.accessToken === accessToken);
  }

  /** Answers one POST with this refresh token, as the fault has it. */
  answer(refreshToken: string, askedAt: number, fault: ServerFault | undefined): Outcome {
    const nothing = { response: undefined, grant: undefined };
    if (fault === "cut-before") return nothing;
    if (fault === "503") return { ...nothing, response: respond(503, "busy") };
    if (fault === "429") return { ...nothing, response: respond(429, "slow down", { "retry-after": "20" }) };
    if (fault === "html-403") return { ...nothing, response: respond(403, "<html>Access Denied</html>") };
    const grant = this.refresh(refreshToken, askedAt);
    if (fault === "cut-after") return { ...nothing, grant };
    if (grant === undefined) {
      return { ...nothing, response: respond(400, '{"error":"refresh_token_authentication_error"}') };
    }
    return { response: respond(200, JSON.stringify(this.#members(grant))), grant };
  }

  #mint(login: number, askedAt: number, keptRefreshToken?: string): Grant {
    const number = this.grants.length;
    const grant = {
      number,
      login,
      accessToken: `access-${number}`,
      refreshToken: keptRefreshToken ?? `refresh-${number}`,
      askedAt,
      mintedAt: Date.now(),
    };
    this.grants.push(grant);
    if (keptRefreshToken === undefined) {
      const diesAt = (this.#loggedInAt[login] ?? 0) + LOGIN_LIFE_MS;
      this.#refreshTokens.set(grant.refreshToken, { login, diesAt });
    }
    return grant;
  }

  #members(grant: Grant) {
    return {
      access_token: grant.accessToken,
      refresh_token: grant.refreshToken,
      token_type: "Bearer",
      expires_in: this.lifeSeconds,
    };
  }
}

function respond(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { ...headers, date: new Date().toUTCString() } });
}

/**
 * Records tell grants apart by whole seconds, reckoned from the request with a clock that its answer corrects, to
 * half its time and about a second: of two that are closer together nobody can tell which is newer.
 */
const INDISTINCT_MS = 3_000;

/** True when `a` is seen to be newer than `b`: of a later login, or asked for clearly after it was minted. */
export function isLaterGrant(a: Grant, b: Grant): boolean {
  return a.login === b.login ? a.askedAt > b.mintedAt + INDISTINCT_MS : a.login > b.login;
}

/** The newest of some grants; several, where nobody can tell. */
export function newestOf(grants: readonly Grant[]): Grant[] {
  return grants.filter((one) => !grants.some((other) => isLaterGrant(other, one)));
}
