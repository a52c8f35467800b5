import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { connect } from "node:tls";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "@schwab-kit/sandbox";
import { build } from "esbuild";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { LoginAddresses } from "../src/node/index.js";
import { type Answer, approve, send } from "./support/browser-requests.js";
import { exchangesIn, sandboxFor, temporaryDirectory } from "./support/waiting-login.js";

/** A whole program in one file, from the sources as they are now. */
let program: string;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), "login-process-"));
  program = join(directory, "login-process.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("support/login-process.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@schwab-kit/source"],
  });
  return () => rm(directory, { recursive: true, force: true });
});

interface End {
  readonly outcome: string;
  readonly status: number | null;
  readonly printed: string;
}

interface LoginProcess {
  /** Stays open until the process has ended, unless a test closes it. */
  readonly stdin: Writable;
  /** The addresses, once the login is ready. */
  readonly ready: Promise<LoginAddresses>;
  /** Resolves when the process has ended, which nobody but itself may bring about. */
  readonly end: Promise<End>;
  /** Goes to an address as the person's browser does. */
  visit(url: string): Promise<Answer>;
}

test("the browser wins: the paste prompt is gone, though standard input stays open", async () => {
  const sandbox = await sandboxFor();
  const login = await start(sandbox, { interactive: true });
  await logInByBrowser(login);
  await expectSuccess(login, sandbox);
});

test("the paste wins: the server is gone, though a browser is still connected", async () => {
  const sandbox = await sandboxFor();
  const login = await start(sandbox, { interactive: true });
  const port = Number(new URL((await login.ready).startUrl ?? "").port);
  const connected = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  connected.on("error", () => undefined);
  await once(connected, "secureConnect");
  await paste(login);
  await expectSuccess(login, sandbox);
});

test("both come at once: one exchange, and nothing is left", async () => {
  const sandbox = await sandboxFor();
  const login = await start(sandbox, { interactive: true });
  const address = await approve((await login.ready).authorizationUrl);
  login.stdin.write(`${address}\n`);
  // The server may be gone already.
  await login.visit(address).catch(() => undefined);
  await expectSuccess(login, sandbox);
});

test("the input ends first: the browser still wins", async () => {
  const sandbox = await sandboxFor();
  const login = await start(sandbox, { interactive: true });
  await login.ready;
  login.stdin.end();
  await logInByBrowser(login);
  await expectSuccess(login, sandbox);
});

test("without a terminal only the browser is waited for, and that is said", async () => {
  const sandbox = await sandboxFor();
  const login = await start(sandbox);
  await logInByBrowser(login);
  const { printed } = await expectSuccess(login, sandbox);
  expect(printed).toContain("cannot be pasted here");
  expect(printed).toContain((await login.ready).authorizationUrl);
});

test("the port is taken: the paste wins", async () => {
  const sandbox = await sandboxWithTakenPort();
  const login = await start(sandbox, { interactive: true });
  await paste(login);
  await expectSuccess(login, sandbox);
});

test("the port is taken and there is no terminal: the port's error, at once", async () => {
  const login = await start(await sandboxWithTakenPort());
  expect(await login.end).toMatchObject({ outcome: "callback-port-taken", status: 0 });
});

test("the system gives no socket and there is no terminal: that is said, at once", async () => {
  const login = await start(await sandboxFor(), { useUpFiles: true });
  expect(await login.end).toMatchObject({ outcome: "login-unavailable", status: 0 });
});

test("the system gives no socket: the paste is still asked for", async () => {
  const login = await start(await sandboxFor(), { useUpFiles: true, interactive: true });
  expect((await login.ready).startUrl).toBeUndefined();
  login.stdin.end();
  const { outcome, printed } = await login.end;
  expect(outcome).toBe("login-unavailable");
  expect(printed).toContain("(EMFILE)");
  expect(printed).toContain("Paste the address");
});

test.each([
  ["the limit is reached", { timeoutMs: 1 }, "login-timeout"],
  ["it is aborted", { abortWhenReady: true }, "AbortError"],
])("%s: nothing is left", async (_, options, outcome) => {
  const login = await start(await sandboxFor(), { interactive: true, ...options });
  expect(await login.end).toMatchObject({ outcome, status: 0 });
});

async function start(sandbox: Sandbox, options: Record<string, unknown> = {}): Promise<LoginProcess> {
  const { appKey, appSecret, callbackUrl, url: baseUrl } = sandbox;
  const certificateDirectory = await temporaryDirectory();
  const settings = {
    appKey,
    appSecret,
    callbackUrl,
    baseUrl,
    certificateDirectory,
    browser: false,
    ...options,
  };
  const limited = ["-c", 'ulimit -n 64; exec "$0" "$@"', process.execPath, program, JSON.stringify(settings)];
  const child = spawn("/bin/sh", limited);
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  let printed = "";
  child.stderr.on("data", (chunk) => {
    printed += chunk;
  });
  const ended = once(child, "close");
  return {
    stdin: child.stdin,
    ready: once(reader, "line").then(([line]) => JSON.parse(line)),
    end: ended.then(([status]) => ({ ...JSON.parse(lines.at(-1) ?? "{}"), status, printed })),
    visit: (url) =>
      send(url, { ca: readFileSync(join(certificateDirectory, "loopback-certificate.pem"), "utf8") }),
  };
}

async function logInByBrowser(login: LoginProcess): Promise<void> {
  const { authorizationUrl, startUrl } = await login.ready;
  expect(await login.visit(await approve(authorizationUrl))).toMatchObject({ status: 303 });
  expect(await login.visit(new URL("/done", startUrl).href)).toMatchObject({ status: 200 });
}

async function paste(login: LoginProcess): Promise<void> {
  login.stdin.write(`${await approve((await login.ready).authorizationUrl)}\n`);
}

/** The login succeeded once, and nothing of it kept the process alive. */
async function expectSuccess(login: LoginProcess, sandbox: Sandbox): Promise<End> {
  const end = await login.end;
  expect(end).toMatchObject({ outcome: sandbox.url, status: 0 });
  expect(exchangesIn(sandbox)).toBe(1);
  return end;
}

/** A sandbox whose callback URL's port another program has. */
async function sandboxWithTakenPort(): Promise<Sandbox> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  return sandboxFor({ callbackUrl: `https://127.0.0.1:${(other.address() as AddressInfo).port}` });
}
