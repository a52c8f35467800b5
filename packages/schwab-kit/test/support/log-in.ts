import { join } from "node:path";
import { expect } from "vitest";
import { type Finished, start } from "./run.js";
import { browse } from "./sandbox.js";

/** Logs in by the built command, the test playing the browser. */
export async function logIn(
  { env }: { readonly env: Record<string, string> },
  ...flags: string[]
): Promise<Finished> {
  const login = start("schwab", ["login", "--no-browser", ...flags], { env });
  await expect.poll(() => login.printed(), { timeout: 10_000 }).toMatch(/https:\/\/\S+\/start/);
  const [startUrl = ""] = /https:\/\/\S+\/start/.exec(login.printed()) ?? [];
  await browse(startUrl, join(env["HOME"] ?? "", ".schwab"));
  return await login.ended;
}
