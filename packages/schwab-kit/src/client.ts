import { TokenManager, type TokenManagerOptions, type TokenStorage } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import type { ClientOptions } from "./client-options.js";
import { rateLimitsOfApp } from "./rate-limits-of-app.js";

/** Every API method, and the login behind it. It renews its token by itself for as long as the login lasts. */
export class Client extends SchwabClient {
  /** The login: its status, its events, logging out. */
  readonly tokens: TokenManager;
  readonly #storage: TokenStorage;

  constructor(tokens: TokenManager, storage: TokenStorage, options: ClientOptions) {
    super({ tokens, ...apiOptions(options) });
    this.tokens = tokens;
    this.#storage = storage;
  }

  /** Seconds since the login that this client's token comes from. */
  async tokenAge(): Promise<number> {
    const { login } = await this.tokens.status();
    return login === undefined ? Number.NaN : Math.floor(Date.now() / 1000) - login.since;
  }

  /** Waits for a refresh under way and lets go of the storage. */
  async close(): Promise<void> {
    await this.tokens.close();
    await this.#storage.close();
  }

  static {
    Object.defineProperty(Client.prototype, Symbol.asyncDispose, {
      value(this: Client) {
        return this.close();
      },
    });
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;
}

function apiOptions(options: ClientOptions) {
  const { apiKey, baseUrl, enforceEnums, timeoutMs, validate, fetch, parseJson } = options;
  const { rateLimit, retries, onEvent, beforePlace } = options;
  return {
    rateLimit: rateLimit ?? rateLimitsOfApp(apiKey, baseUrl),
    retries,
    onEvent,
    beforePlace,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(enforceEnums === undefined ? {} : { enforceEnums }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(validate === undefined ? {} : { validate }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(parseJson === undefined ? {} : { parseJson }),
  };
}

/** The one way every client is made, so that every client renews itself. */
export function createClient(storage: TokenStorage, options: ClientOptions): Client {
  const { apiKey, appSecret, baseUrl, acceptIssuer, refreshAhead, loginExpiring, fetch, clock } = options;
  const managerOptions: TokenManagerOptions = {
    storage,
    appKey: apiKey,
    appSecret,
    baseUrl,
    acceptIssuer,
    refreshAhead,
    loginExpiring,
    fetch,
    clock,
  };
  return new Client(new TokenManager(managerOptions), storage, options);
}
