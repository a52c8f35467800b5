import { ConfigError, checkBaseUrl, checkCredentials, SCHWAB_ORIGIN, Secret } from "@schwab-kit/core";

export interface GatewayOptions {
  readonly appKey: string;
  /** Stays in the gateway: no page and no answer gets it. */
  readonly appSecret: string | Secret;
  /** Exactly as registered with the app. Codes that came back to another address are not exchanged. */
  readonly callbackUrl: string;
  /** Schwab's own server unless given; a sandbox's otherwise. */
  readonly baseUrl?: string | undefined;
  /**
   * The origins at which the gateway is reached, such as `https://trading.example`; any of this machine's own
   * names (127.0.0.1, localhost) unless given. A page of one origin never gets through at another.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** For the whole exchange with the upstream server, to the body's last byte. Milliseconds; 60 000 unless given. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The checked options, with their defaults. */
export interface GatewaySettings {
  readonly appKey: string;
  readonly appSecret: Secret;
  readonly callbackUrl: string;
  /** Without a closing slash. */
  readonly upstream: string;
  readonly allowedOrigins: ReadonlySet<string> | undefined;
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
}

/** @throws ConfigError `config-missing`, `config-invalid` or `callback-url-unsupported` */
export function checkOptions(options: GatewayOptions): GatewaySettings {
  const { appKey, appSecret = "", callbackUrl, allowedOrigins, timeoutMs = 60_000, fetch } = options;
  checkCredentials({ appKey, appSecret });
  if (!URL.canParse(callbackUrl)) {
    throw new ConfigError(
      "callback-url-unsupported",
      "The gateway's callbackUrl is not an absolute URL. Give exactly the one registered in the developer portal.",
    );
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) {
    throw new ConfigError(
      "config-invalid",
      "The gateway's timeoutMs must be a positive number of milliseconds.",
    );
  }
  return {
    appKey,
    appSecret: Secret.from(appSecret),
    callbackUrl,
    upstream: checkBaseUrl(options.baseUrl ?? SCHWAB_ORIGIN).href.replace(/\/$/, ""),
    allowedOrigins: allowedOrigins === undefined ? undefined : new Set(allowedOrigins.map(checkOrigin)),
    timeoutMs,
    // Looked up at each call, as a program may put another in its place.
    fetch: fetch ?? ((...given) => globalThis.fetch(...given)),
  };
}

function checkOrigin(origin: string): string {
  const url = checkBaseUrl(origin);
  if (url.origin === origin) return origin;
  throw new ConfigError(
    "config-invalid",
    `The allowed origin ${url.origin} must be given exactly so, without a path or a closing slash.`,
  );
}
