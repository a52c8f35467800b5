import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";
import {
  type LoginAddresses,
  type LoginOptions,
  type LoopbackOptions,
  loopbackLogin,
  type MintedGrant,
  type PasteOptions,
} from "../../src/node/index.js";
import { type Answer, type RequestOptions, send } from "./browser-requests.js";

export type AllOptions = LoginOptions & LoopbackOptions & PasteOptions & { readonly interactive?: boolean };

/** A sandbox that says yes at once, closed when the test ends. */
export async function sandboxFor(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "login-flow-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface WaitingLogin {
  readonly addresses: LoginAddresses;
  readonly startUrl: string;
  /** The login's outcome as a value, so that a failure nobody awaits yet ends no test. */
  readonly result: Promise<MintedGrant | { readonly error: unknown }>;
  /** All words printed so far. */
  printed(): string;
  /** A request to the waiting server, trusting its certificate. */
  visit(url: string, options?: RequestOptions): Promise<Answer>;
}

/** Starts a login against a sandbox and resolves when it is ready. Aborted when the test ends. */
export async function startLogin(
  sandbox: Sandbox,
  options: Partial<AllOptions> = {},
  way: (options: AllOptions) => Promise<MintedGrant> = loopbackLogin,
): Promise<WaitingLogin> {
  const certificateDirectory = await temporaryDirectory();
  const abort = new AbortController();
  let text = "";
  const output = new PassThrough().setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  let running: Promise<MintedGrant> | undefined;
  const addresses = await new Promise<LoginAddresses>((resolve, reject) => {
    running = way({
      appKey: sandbox.appKey,
      appSecret: sandbox.appSecret,
      callbackUrl: sandbox.callbackUrl,
      baseUrl: sandbox.url,
      certificateDirectory,
      browser: false,
      signal: abort.signal,
      output,
      onReady: resolve,
      ...options,
    });
    running.catch(reject);
  });
  const result = (running as Promise<MintedGrant>).catch((error: unknown) => ({ error }));
  onTestFinished(async () => {
    abort.abort();
    await result;
  });
  const certificateFile = join(certificateDirectory, "loopback-certificate.pem");
  return {
    addresses,
    startUrl: addresses.startUrl ?? "",
    result,
    printed: () => text,
    visit: (url, requestOptions = {}) =>
      send(url, {
        ...(url.startsWith("https:") ? { ca: readFileSync(certificateFile, "utf8") } : {}),
        ...requestOptions,
      }),
  };
}

/** The error that a login ended with. */
export async function failureOf(login: WaitingLogin): Promise<Error & { code?: string }> {
  const result = await login.result;
  if ("error" in result) return result.error as Error & { code?: string };
  throw new Error("The login succeeded.");
}

export async function grantOf(login: WaitingLogin): Promise<MintedGrant> {
  const result = await login.result;
  if ("error" in result) throw result.error;
  return result;
}

/** How many codes the sandbox was asked to exchange. */
export function exchangesIn(sandbox: Sandbox): number {
  return sandbox.journal().filter((entry) => entry.grantType === "authorization_code").length;
}
