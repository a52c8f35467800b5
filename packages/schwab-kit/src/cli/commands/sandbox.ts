import { ConfigError } from "@schwab-kit/core";
import type { Sandbox, SandboxOptions } from "@schwab-kit/sandbox";
import { printJson, printLine } from "../report.js";

export interface SandboxFlags {
  readonly port: number;
  readonly callbackUrl?: string;
  readonly autoApprove?: boolean;
  /** Seconds. */
  readonly accessTokenTtl?: number;
  /** Seconds. */
  readonly refreshTokenTtl?: number;
  /** True when no word follows. */
  readonly rotateRefreshTokens?: string | true;
  readonly seed?: string;
  /** Epoch milliseconds, or `open`. */
  readonly marketTime?: number | "open";
  readonly speed?: number;
  readonly stateFile?: string;
  readonly json?: boolean;
}

/** Serves until SIGTERM or SIGINT, then ends orderly, its port free. */
export async function sandbox({ json, rotateRefreshTokens, ...flags }: SandboxFlags): Promise<void> {
  const rotation = rotateRefreshTokens === true ? "strict" : rotateRefreshTokens;
  const server = await start({
    ...flags,
    ...(rotation === undefined ? {} : { rotateRefreshTokens: rotation as "strict" }),
  });
  const ended = new Promise<void>((resolve) => {
    process.once("SIGTERM", resolve).once("SIGINT", resolve);
  });
  const { url, appKey, appSecret, callbackUrl } = server;
  if (json) printJson({ url, appKey, appSecret, callbackUrl });
  else {
    printLine(`A Schwab to practise on is at ${url} until you press Ctrl-C. In another terminal:`);
    printLine("");
    printLine(`  export SCHWAB_BASE_URL=${url}`);
    printLine(`  export SCHWAB_APP_KEY=${appKey}`);
    printLine(`  export SCHWAB_APP_SECRET=${appSecret}`);
    printLine(`  export SCHWAB_CALLBACK_URL=${callbackUrl}`);
    printLine("  export SCHWAB_TOKEN_FILE=./sandbox-token.json");
    printLine("  schwab login");
  }
  await ended;
  await server.close();
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  const { startSandbox } = await import("@schwab-kit/sandbox");
  try {
    return await startSandbox(options);
  } catch (error) {
    throw new ConfigError("config-invalid", error instanceof Error ? error.message : String(error));
  }
}
