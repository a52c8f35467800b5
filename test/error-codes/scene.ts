import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { type Client, clientFromTokenFile, type ErrorCode } from "schwab-kit";
import { vi } from "vitest";
import { logInto } from "../support/log-in.js";

/** How codes are raised for real, some of all. */
export type Raise = Partial<Record<ErrorCode, () => Promise<unknown>>>;

export let sandbox: Sandbox;
export let folder: string;
/** All that was written to standard output and error, and to streams that stand for them. */
export const printed: string[] = [];
/** What must be in no error and no output. */
export const secrets: Set<string> = new Set();

export async function openScene(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "schwab-kit-codes-"));
  // Short, and with what addresses and JSON spell in other ways: it can't be taken for a token by its looks.
  sandbox = await startSandbox({ autoApprove: true, appSecret: "s/3+c=r~" });
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation(((chunk: unknown, ...rest: []) => {
      printed.push(String(chunk));
      return write(chunk as string, ...rest);
    }) as typeof stream.write);
  }
}

export async function closeScene(): Promise<void> {
  vi.restoreAllMocks();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
}

let files = 0;
export const newPath = () => join(folder, `token-${++files}.json`);

export function app(at: Sandbox = sandbox) {
  return {
    apiKey: at.appKey,
    appSecret: at.appSecret,
    callbackUrl: at.callbackUrl,
    baseUrl: at.url,
    certificateDirectory: folder,
    interactive: false,
    requestedBrowser: false as const,
    output: noted(),
  };
}

/** A stream whose text counts as printed. */
function noted(): PassThrough {
  return new PassThrough().on("data", (chunk) => printed.push(String(chunk)));
}

/** A logged in client; each login kills the one before. */
export async function client(options: object = {}): Promise<Client> {
  const tokenPath = newPath();
  await logInto(sandbox, tokenPath);
  return await clientFromTokenFile({ ...app(), tokenPath, ...options });
}
