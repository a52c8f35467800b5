import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";

/** A sandbox that ends with the test. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** What the command reads from its environment to talk to a sandbox. */
export function environmentOf(sandbox: Sandbox, tokenFile: string): Record<string, string> {
  return {
    SCHWAB_BASE_URL: sandbox.url,
    SCHWAB_APP_KEY: sandbox.appKey,
    SCHWAB_APP_SECRET: sandbox.appSecret,
    SCHWAB_CALLBACK_URL: sandbox.callbackUrl,
    SCHWAB_TOKEN_FILE: tokenFile,
  };
}

/** The address that an approved login is sent back to. */
export async function approved(authorizationUrl: string): Promise<string> {
  const response = await fetch(authorizationUrl, { redirect: "manual" });
  await response.arrayBuffer();
  return response.headers.get("location") ?? "";
}

/** Plays a browser that has accepted the login's certificate: follows every redirect. */
export async function browse(startUrl: string, certificateDirectory: string): Promise<void> {
  const ca = await readFile(join(certificateDirectory, "loopback-certificate.pem"), "utf8");
  let url: string | undefined = startUrl;
  for (let hops = 0; url !== undefined && hops < 10; hops++) {
    const from: string = url;
    const location = from.startsWith("https:") ? await secureLocation(from, ca) : await approved(from);
    url = location === undefined || location === "" ? undefined : new URL(location, from).href;
  }
}

function secureLocation(url: string, ca: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.headers.location));
    }).on("error", reject);
  });
}

/** How many requests of one kind the sandbox has got. */
export function count(sandbox: Sandbox, grantType: "refresh_token" | "authorization_code"): number {
  return sandbox.journal().filter((entry) => entry.grantType === grantType).length;
}
