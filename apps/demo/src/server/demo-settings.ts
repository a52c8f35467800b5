import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** Fixed, since the login belongs to the page's origin, and the port is part of that. */
export const demoPort = 18_190;

export interface SandboxSettings {
  readonly mode: "sandbox";
  readonly port: number;
}

export interface LiveSettings {
  readonly mode: "live";
  readonly port: number;
  readonly appKey: string;
  readonly appSecret: string;
  readonly callbackUrl: string;
  readonly mayPlaceOrders: boolean;
  /** Where the certificate for 127.0.0.1 is kept. */
  readonly certificateDirectory: string;
}

export type DemoSettings = SandboxSettings | LiveSettings;

export const usage = `Usage: npm start -- [options]

  --no-browser          print the address and open no browser
  --live                Schwab itself in place of the sandbox; needs SCHWAB_APP_KEY and SCHWAB_APP_SECRET, and the
                        app's callback URL https://127.0.0.1:${demoPort}, or the one in SCHWAB_CALLBACK_URL
  --allow-live-orders   with --live: orders can be placed, not only previewed
  --help                this text
`;

export type CommandLine =
  | { readonly wants: "help" }
  | { readonly wants: "start"; readonly settings: DemoSettings; readonly opensBrowser: boolean };

/** @throws Error for what can't be used, as a sentence for the person */
export function readCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "no-browser": { type: "boolean", default: false },
      live: { type: "boolean", default: false },
      "allow-live-orders": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return { wants: "help" };
  const mayPlaceOrders = values["allow-live-orders"];
  if (mayPlaceOrders && !values.live) {
    throw new Error("--allow-live-orders goes with --live. The sandbox takes orders without it.");
  }
  const settings = values.live ? liveSettings(env, mayPlaceOrders) : sandboxSettings;
  return { wants: "start", settings, opensBrowser: !values["no-browser"] };
}

const sandboxSettings: SandboxSettings = { mode: "sandbox", port: demoPort };

function liveSettings(env: NodeJS.ProcessEnv, mayPlaceOrders: boolean): LiveSettings {
  const {
    SCHWAB_APP_KEY: appKey = "",
    SCHWAB_APP_SECRET: appSecret = "",
    SCHWAB_CALLBACK_URL: callbackUrl = `https://127.0.0.1:${demoPort}`,
  } = env;
  const missing = Object.entries({ SCHWAB_APP_KEY: appKey, SCHWAB_APP_SECRET: appSecret })
    .filter(([, value]) => value === "")
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new Error(
      `--live needs ${missing.join(" and ")} in the environment; without --live it is the sandbox.`,
    );
  }
  return {
    mode: "live",
    port: portOf(callbackUrl),
    appKey,
    appSecret,
    callbackUrl,
    mayPlaceOrders,
    certificateDirectory: join(homedir(), ".schwab"),
  };
}

function portOf(callbackUrl: string): number {
  const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : undefined;
  if (url?.protocol === "https:" && url.hostname === "127.0.0.1" && url.port !== "") return Number(url.port);
  throw new Error(
    "SCHWAB_CALLBACK_URL must begin with https://127.0.0.1: and a port, such as " +
      `https://127.0.0.1:${demoPort}, and be registered with the app exactly so: the page is served there.`,
  );
}
