import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox, SandboxOptions } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";
import { type Client, clientFromReceivedUrl, getAuthContext } from "../../src/index.js";
import { type Finished, folder, run } from "./run.js";
import { approved, environmentOf, sandboxFor } from "./sandbox.js";

/** Tuesday noon in New York. The market stands still, so that every answer is the same. */
export const stopped: SandboxOptions = { marketTime: Date.UTC(2026, 10, 24, 17), speed: 0 };

export interface LoggedIn {
  readonly sandbox: Sandbox;
  /** Asks the same sandbox, to compare with. */
  readonly client: Client;
  readonly env: Record<string, string>;
  /** Runs the built command with the login. */
  schwab(...args: string[]): Promise<Finished>;
}

/** Logs in at the sandbox, into the token file. */
export async function clientOf(sandbox: Sandbox, tokenFile: string): Promise<Client> {
  const { appKey: apiKey, appSecret, callbackUrl, url: baseUrl } = sandbox;
  const authContext = getAuthContext({ apiKey, callbackUrl, baseUrl });
  return await clientFromReceivedUrl({
    apiKey,
    appSecret,
    authContext,
    receivedUrl: await approved(authContext.authorizationUrl),
    tokenWriteFunc: (record) => writeFile(tokenFile, JSON.stringify(record), { mode: 0o600 }),
  });
}

/** Somebody logged in, and the command with their token file. */
export async function loggedIn(options: SandboxOptions = {}): Promise<LoggedIn> {
  const sandbox = await sandboxFor(options);
  const tokenFile = join(await folder(), "token.json");
  const client = await clientOf(sandbox, tokenFile);
  onTestFinished(() => client.close());
  const env = environmentOf(sandbox, tokenFile);
  return { sandbox, client, env, schwab: (...args) => run("schwab", args, { env }) };
}

/** What was printed, line by line. */
export function linesOf({ stdout }: Finished): string[] {
  return stdout.split("\n").filter((line) => line !== "");
}

/** The cells of each line of a table. */
export function wordsOf(finished: Finished): string[][] {
  return linesOf(finished).map((line) => line.trim().split(/\s{2,}/));
}
