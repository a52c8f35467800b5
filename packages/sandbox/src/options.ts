import { randomInt } from "node:crypto";
import { checkMarketStart, checkSpeed } from "./market/check-market-clock.js";
import { parseCallbackUrls } from "./oauth/callback-urls.js";
import { type CheckedRateLimits, checkRateLimits, type RateLimits } from "./rate-limit/rate-limits.js";

/** What a sandbox can be told; everything has a default. */
export interface SandboxOptions {
  /** The port on 127.0.0.1; 0, the default, takes any free one. */
  readonly port?: number;
  /** The registered app's key. Default: 32 random alphanumerics, Schwab's form. */
  readonly appKey?: string;
  /** The registered app's secret. Default: 16 random alphanumerics, Schwab's form. */
  readonly appSecret?: string;
  /**
   * The registered callback URL, or several, comma-separated without spaces and at most 255 characters, as in
   * Schwab's portal. https, or http on loopback. Default: `https://127.0.0.1:<a port that was free at start>`.
   */
  readonly callbackUrl?: string;
  /** Answer the authorize step with the redirect at once, without sign-in and consent pages. Default false. */
  readonly autoApprove?: boolean;
  /** Seconds an access token lives. Default 1800. */
  readonly accessTokenTtl?: number;
  /** Seconds a refresh token lives, counted from the login; a refresh doesn't extend it. Default 604800. */
  readonly refreshTokenTtl?: number;
  /**
   * `off` (default): a refresh gives the same refresh token back, as Schwab mostly does.
   * `strict`: each refresh token works once.
   * `grace`: the old one goes on working, and giving the same new one, until the new one is first used.
   */
  readonly rotateRefreshTokens?: "off" | "strict" | "grace";
  /** Another seed makes another market; the same one the same market. Default "sandbox". */
  readonly seed?: string;
  /**
   * Where the market's time begins, in epoch milliseconds of the years 2000 to 2100, or `"open"`: at New York's noon
   * of the latest whole trading day that is over, so that prices move at night too. Default: the sandbox's clock.
   */
  readonly marketTime?: number | "open";
  /** How many seconds of the market pass in one of the sandbox's clock, tokens' lives apart. Default 1. */
  readonly speed?: number;
  /**
   * Refuse with 429 what is more than this, by the sandbox's clock; `{}` has Schwab's own limits. Default "off",
   * so that tests may ask as fast as they can.
   */
  readonly rateLimits?: RateLimits | "off";
  /**
   * A file to go on from and to save orders and accounts in: read at the start when it is there, written by
   * `close()` and `saveState()`. A market whose clock was moved goes on at the time it was saved at. Logins are not
   * saved. Default: none, and everything ends with the sandbox.
   */
  readonly stateFile?: string;
  /** The sandbox's clock, in epoch milliseconds. Default `Date.now`. Also sets the `Date` header. */
  readonly now?: () => number;
}

export type RotationMode = NonNullable<SandboxOptions["rotateRefreshTokens"]>;

/** Options with every default but those that are made at the start, by what is found there. */
export type CheckedOptions = Required<
  Omit<SandboxOptions, "callbackUrl" | "marketTime" | "rateLimits" | "seed" | "stateFile">
> & {
  readonly callbackUrl: string | undefined;
  readonly marketTime: number | "open" | undefined;
  readonly rateLimits: CheckedRateLimits;
  readonly seed: string | undefined;
  readonly stateFile: string | undefined;
};

const optionNames = new Set<string>([
  "port",
  "appKey",
  "appSecret",
  "callbackUrl",
  "autoApprove",
  "accessTokenTtl",
  "refreshTokenTtl",
  "rotateRefreshTokens",
  "seed",
  "marketTime",
  "speed",
  "rateLimits",
  "stateFile",
  "now",
] satisfies (keyof SandboxOptions)[]);

const rotationModes: readonly string[] = ["off", "strict", "grace"] satisfies RotationMode[];

/** @throws TypeError naming the option, what it must be, and never a secret's value. */
export function checkOptions(options: SandboxOptions): CheckedOptions {
  for (const name of Object.keys(options)) {
    if (!optionNames.has(name)) {
      throw new TypeError(
        `The sandbox has no option "${name}". Its options are ${[...optionNames].join(", ")}.`,
      );
    }
  }
  if (options.callbackUrl !== undefined) parseCallbackUrls(options.callbackUrl);
  return {
    port: wholeNumber("port", options.port ?? 0, 0, 65_535),
    appKey: credential("appKey", options.appKey ?? alphanumerics(32), /^[!-9;-~]+$/),
    appSecret: credential("appSecret", options.appSecret ?? alphanumerics(16), /^[!-~]+$/),
    callbackUrl: options.callbackUrl,
    autoApprove: boolean("autoApprove", options.autoApprove ?? false),
    accessTokenTtl: wholeNumber("accessTokenTtl", options.accessTokenTtl ?? 1800, 1, 2 ** 31),
    refreshTokenTtl: wholeNumber("refreshTokenTtl", options.refreshTokenTtl ?? 604_800, 1, 2 ** 31),
    rotateRefreshTokens: rotationMode(options.rotateRefreshTokens ?? "off"),
    seed: options.seed === undefined ? undefined : text("seed", options.seed),
    stateFile: options.stateFile === undefined ? undefined : filePath(options.stateFile),
    marketTime: options.marketTime === undefined ? undefined : checkMarketStart(options.marketTime),
    speed: checkSpeed(options.speed ?? 1),
    rateLimits: checkRateLimits(options.rateLimits ?? "off"),
    now: clock(options.now ?? Date.now),
  };
}

function wholeNumber(name: string, value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(
    `The sandbox option ${name} must be a whole number from ${least} to ${most}, not ${shown(value)}.`,
  );
}

function credential(name: string, value: unknown, allowed: RegExp): string {
  if (typeof value === "string" && allowed.test(value)) return value;
  throw new TypeError(
    `The sandbox option ${name} must be printable ASCII without spaces${name === "appKey" ? " or colons" : ""}, and not empty.`,
  );
}

function boolean(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`The sandbox option ${name} must be true or false, not ${shown(value)}.`);
}

function rotationMode(value: RotationMode): RotationMode {
  if (rotationModes.includes(value)) return value;
  throw new TypeError(
    `The sandbox option rotateRefreshTokens must be "off", "strict" or "grace", not ${shown(value)}.`,
  );
}

function text(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`The sandbox option ${name} must be a string, not ${shown(value)}.`);
}

function filePath(value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`The sandbox option stateFile must be a path, not ${shown(value)}.`);
}

function clock(value: () => number): () => number {
  if (typeof value === "function") return value;
  throw new TypeError(`The sandbox option now must be a function that gives epoch milliseconds.`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function alphanumerics(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
