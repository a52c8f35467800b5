import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PassThrough } from "node:stream";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { startGateway } from "@schwab-kit/gateway/node";
import { liveValidator } from "@schwab-kit/http-client/validate";
import { equityBuyLimit, requireDigest, withinLimits } from "@schwab-kit/orders";
import { type Fault, type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { openRedisStorage } from "@schwab-kit/storage-redis";
import { StreamClient, type StreamClientOptions } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import {
  type Client,
  clientFromAccessFunctions,
  clientFromLoginFlow,
  clientFromManualFlow,
  clientFromReceivedUrl,
  clientFromTokenFile,
  type ErrorCode,
  errorActions,
  getAuthContext,
  memoryStorage,
  SchwabKitError,
  tokenFile,
} from "schwab-kit";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { leaksIn, shown } from "./support/canary.js";
import { logInto } from "./support/log-in.js";
import { freePort } from "./support/redis-server.js";
import { firstOrdinaryPort, withoutPrivilege } from "./support/without-privilege.js";

let sandbox: Sandbox;
let folder: string;
const raised = new Map<string, unknown>();
const printed: string[] = [];
const secrets = new Set<string>();

beforeAll(async () => {
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
});

afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
const newPath = () => join(folder, `token-${++files}.json`);

function app(at: Sandbox = sandbox) {
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
async function client(options: object = {}): Promise<Client> {
  const tokenPath = newPath();
  await logInto(sandbox, tokenPath);
  return await clientFromTokenFile({ ...app(), tokenPath, ...options });
}

async function afterFault(fault: Omit<Fault, "path">, options: object = {}): Promise<unknown> {
  const used = await client({ retries: 0, ...options });
  sandbox.addFault({ path: "/marketdata/v1/*", ...fault });
  try {
    return await used.getQuote("AAPL");
  } finally {
    sandbox.clearFaults();
  }
}

async function afterTokenFault(fault: Omit<Fault, "path">): Promise<unknown> {
  const used = await client();
  sandbox.expireAccessTokens();
  sandbox.addFault({ path: "/v1/oauth/token", ...fault });
  try {
    return await used.getQuote("AAPL");
  } finally {
    sandbox.clearFaults();
  }
}

async function fromFile(text: string): Promise<unknown> {
  const tokenPath = newPath();
  await writeFile(tokenPath, text);
  return await clientFromTokenFile({ ...app(), tokenPath });
}

/** What a login does with this redirect; `STATE` and `CODE` stand for the real ones. */
async function received(query: string, { times = 1 } = {}): Promise<unknown> {
  const authContext = getAuthContext(app());
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
  secrets.add(code).add(authContext.state);
  const receivedUrl = `${authContext.callbackUrl}/?${query
    .replace("STATE", authContext.state)
    .replace("CODE", encodeURIComponent(code))}`;
  const options = { ...app(), authContext, receivedUrl, tokenWriteFunc: () => {} };
  for (let time = 1; time < times; time++) await clientFromReceivedUrl(options);
  return await clientFromReceivedUrl(options);
}

const login = (options: object) => clientFromLoginFlow({ ...app(), tokenPath: newPath(), ...options });

/** What a stream does, with the sandbox's faults of then; the error is thrown, or told by an event. */
async function streaming(
  work: (stream: StreamClient) => Promise<unknown>,
  options: Partial<StreamClientOptions> = {},
): Promise<unknown> {
  const used = await client();
  const { tokens } = used;
  await using stream = new StreamClient({ client: used, tokens, openSocket: nodeSocket, ...options });
  try {
    return await work(stream);
  } finally {
    sandbox.clearFaults();
  }
}

const answeredWith = (code: number) => {
  sandbox.addStreamFault({ name: "response-code", code, service: "NYSE_BOOK" });
  return streaming((stream) => stream.nyseBookSubs(["IBM"]));
};

/** How each code is raised for real. A code without a line doesn't compile; one that is not raised fails. */
const raise: Record<ErrorCode, () => Promise<unknown>> = {
  "token-invalid": () => fromFile('{"creation_timestamp":"yesterday","token":{}}'),
  "token-old-format": () => fromFile('{"access_token":"a-token","refresh_token":"r-token"}'),
  "issuer-mismatch": async () => {
    const tokenPath = newPath();
    await logInto(sandbox, tokenPath);
    return await clientFromTokenFile({ ...app(), tokenPath, baseUrl: "https://api.schwabapi.com" });
  },
  "login-required": async () => {
    const used = await client();
    sandbox.revokeTokens();
    return await used.getQuote("AAPL");
  },
  "manager-closed": async () => {
    const used = await client();
    await used.close();
    return await used.getQuote("AAPL");
  },
  "client-rejected": async () => {
    const used = await client({ appSecret: "not-the-secret" });
    sandbox.expireAccessTokens();
    return await used.getQuote("AAPL");
  },
  "code-rejected": () => received("code=CODE&state=STATE", { times: 2 }),
  "token-endpoint-unavailable": () => afterTokenFault({ status: 503, body: "<html>Sunday</html>" }),
  "token-endpoint-outcome-unknown": () => afterTokenFault({ cut: "halfway", process: true }),
  "token-endpoint-answer-unrecognized": () =>
    afterTokenFault({ status: 400, contentType: "application/json", body: '{"message":"Bad Request"}' }),

  "storage-unreadable": async () => {
    const failing = await clientFromAccessFunctions({
      ...app(),
      tokenReadFunc: () => Promise.reject(new Error(`no access with ${sandbox.appSecret.repeat(2)}`)),
      tokenWriteFunc: () => {},
    });
    return await failing.getQuote("AAPL");
  },
  "storage-not-a-file": () => clientFromTokenFile({ ...app(), tokenPath: folder }),
  "storage-corrupt": async () => {
    const tokenPath = newPath();
    await logInto(sandbox, tokenPath);
    return await fromFile((await readFile(tokenPath, "utf8")).slice(0, -20));
  },
  "storage-too-new": async () => {
    const inner = memoryStorage({ format: "schwab-kit-encrypted", version: 2 });
    return await encryptedStorage(inner, { key: () => ({ id: "2026", key: randomBytes(32) }) }).load();
  },
  "storage-wrong-key": async () => {
    const storage = encryptedStorage(memoryStorage(), { key: () => ({ id: "2026", key: randomBytes(32) }) });
    await storage.save({ n: 1 }, { expected: undefined });
    return await storage.load();
  },
  "storage-unwritable": async () => {
    const blocked = newPath();
    await writeFile(blocked, "");
    return await login({ tokenPath: join(blocked, "token.json") });
  },
  "storage-conflict": async () => {
    const storage = tokenFile(newPath());
    await storage.save({ n: 1 }, { expected: undefined });
    return await storage.save({ n: 2 }, { expected: undefined });
  },
  "storage-lock-timeout": async () => {
    const storage = memoryStorage();
    const wait = { waitMs: 5, holdMs: 1_000 };
    return await storage.withLock(() => storage.withLock(async () => {}, wait), wait);
  },
  "storage-lock-lost": async () => {
    const tokenPath = newPath();
    const storage = tokenFile(tokenPath);
    return await storage.withLock(
      async (lock) => {
        // What another process does to a holder that was paused for too long.
        await rm(join(folder, `.${basename(tokenPath)}.lock`), { recursive: true });
        await lock.assertHeld();
      },
      { waitMs: 5_000, holdMs: 1_000 },
    );
  },
  "storage-unavailable": async () => {
    const url = `redis://main:not-the-secret@127.0.0.1:${await freePort()}`;
    return await openRedisStorage({ url, login: "main" });
  },

  "callback-url-unsupported": () => login({ callbackUrl: "https://localhost:8182" }),
  "callback-port-taken": async () => {
    const port = new URL(sandbox.callbackUrl).port;
    const taker = createServer();
    await new Promise<void>((resolve) => taker.listen(Number(port), "127.0.0.1", resolve));
    try {
      return await login({});
    } finally {
      await new Promise((resolve) => taker.close(resolve));
    }
  },
  "callback-port-privileged": async () => {
    if (firstOrdinaryPort() <= 443) {
      throw new Error("This machine lets everybody open every port, so this code can't be raised.");
    }
    // Loads what is loaded lazily, while everything can still be read.
    await login({ callbackTimeout: 0.01 }).catch(() => {});
    await withoutPrivilege(() => login({ callbackUrl: "https://127.0.0.1:443", tokenWriteFunc: () => {} }));
  },
  "certificate-unusable": () =>
    login({ certificate: { certFile: join(folder, "none.pem"), keyFile: join(folder, "none.pem") } }),
  "redirect-not-recognized": () => received("state=STATE"),
  "state-mismatch": () => received("code=CODE&state=another"),
  "authorization-denied": () => received("error=access_denied&error_description=CODE&state=STATE"),
  "authorization-failed": () => received("error=server_error&error_description=CODE&state=STATE"),
  "login-timeout": () => login({ callbackTimeout: 0.05 }),
  "login-unavailable": () =>
    clientFromManualFlow({ ...app(), tokenPath: newPath(), input: new PassThrough().end() }),

  "api-bad-request": async () => {
    const lenient = await client({ enforceEnums: false });
    return await lenient.getQuote("AAPL", { fields: ["nonsense"] as never });
  },
  "api-unauthorized": () => afterFault({ status: 401, times: 2 }),
  "api-forbidden": () => afterFault({ status: 403, body: "<html>Access Denied</html>" }),
  "api-not-found": () => afterFault({ status: 404 }),
  "api-rate-limited": () => afterFault({ status: 429, headers: { "retry-after": "1" } }),
  "api-unavailable": () => afterFault({ status: 502 }),
  "api-unreachable": () => afterFault({ cut: "before-answer" }),
  "api-timeout": () => afterFault({ delayMs: 10_000 }, { timeoutMs: 30 }),
  "api-answer-too-big": () =>
    afterFault({
      status: 502,
      contentType: "application/json",
      body: '{"fault":{"faultstring":"Body buffer overflow","detail":{"errorcode":"protocol.http.TooBigBody"}}}',
    }),
  "api-answer-unreadable": () => afterFault({ status: 200, body: "<html>maintenance</html>" }),
  "api-answer-unexpected": () =>
    afterFault(
      { status: 200, contentType: "application/json", body: '{"AAPL":{"assetMainType":"a-token"}}' },
      { validate: liveValidator({ mode: "strict", onFinding: () => {} }) },
    ),
  "api-redirect-refused": () => afterFault({ status: 302, headers: { location: "https://example.com/" } }),

  "order-outcome-unknown": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    sandbox.addFault({ path: "/trader/v1/accounts/*", method: "POST", status: 503 });
    try {
      return await used.placeOrder(account?.hashValue ?? "", { orderType: "MARKET" });
    } finally {
      sandbox.clearFaults();
    }
  },

  "stream-address-refused": () => {
    const body = JSON.stringify({ streamerInfo: [{ streamerSocketUrl: "ws://example.com/" }] });
    sandbox.addFault({
      path: "/trader/v1/userPreference",
      status: 200,
      contentType: "application/json",
      body,
    });
    return streaming((stream) => stream.connect());
  },
  "stream-unreachable": () => {
    sandbox.addStreamFault({ name: "refused" });
    let tellError = (_: unknown): void => {};
    const told = new Promise((resolve) => {
      tellError = resolve;
    });
    return streaming(
      async (stream) => {
        stream.connect().catch(() => {});
        throw await told;
      },
      { onEvent: (event) => event.type === "state" && event.error && tellError(event.error) },
    );
  },
  "stream-login-denied": () => {
    sandbox.addStreamFault({ name: "token-expired", times: 2 });
    return streaming((stream) => stream.connect());
  },
  "stream-failure": () => answeredWith(9),
  "stream-service-unavailable": () => answeredWith(11),
  "stream-taken-over": () => answeredWith(12),
  "stream-symbol-limit": () => answeredWith(19),
  "stream-not-logged-in": () => answeredWith(20),
  "stream-command-malformed": () => answeredWith(21),
  "stream-command-failed": () => answeredWith(22),
  "stream-stopped": () => answeredWith(30),
  "stream-command-timeout": () => {
    sandbox.addStreamFault({ name: "stall", frame: "response" });
    return streaming((stream) => stream.nyseBookSubs(["IBM"]), { commandMs: 300 });
  },
  "stream-buffer-full": () =>
    streaming(async (stream) => {
      const quotes = stream.messages("LEVELONE_EQUITIES", { buffer: 1, whenFull: "error" });
      await stream.levelOneEquitySubs(["AAPL", "MSFT"]);
      for await (const _ of stream.messages("LEVELONE_EQUITIES", { keys: ["MSFT"] })) break;
      await quotes.next();
      return await quotes.next();
    }),
  "stream-closed": () =>
    streaming(async (stream) => {
      await stream.close();
      return await stream.connect();
    }),

  "order-invalid": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 0, "1.00"));
  },

  "order-beyond-limits": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    const beforePlace = withinLimits({ largestNotional: 1 }, (symbols) => used.getQuotes(symbols));
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 1, "1.01"), {
      beforePlace,
    });
  },

  "order-changed": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    const beforePlace = requireDigest("0".repeat(64));
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 1, "1.00"), {
      beforePlace,
    });
  },

  "port-unavailable": () =>
    startGateway({ ...sandbox, port: Number(new URL(sandbox.url).port), serve: () => new Response() }),

  "config-invalid": () =>
    clientFromTokenFile({ ...app(), tokenPath: newPath(), baseUrl: "http://example.com" }),
  "config-missing": () => clientFromTokenFile({ ...app(), tokenPath: newPath(), appSecret: "" }),
  "argument-invalid": async () => (await client()).getQuote("AAPL", { fields: ["qoute"] as never }),
};

test.each(Object.keys(errorActions) as ErrorCode[])("%s is raised for real", async (code) => {
  const error = await raise[code]().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SchwabKitError);
  expect((error as SchwabKitError).code).toBe(code);
  expect((error as SchwabKitError).message).toMatch(/\S{2,} .*[.)]$/s);
  raised.set(code, error);
});

test("no secret of the run is in any error, inspected, stringified or printed, nor in any output", async () => {
  expect(raised.size).toBe(Object.keys(errorActions).length);
  secrets.add(sandbox.appSecret).add("a-token").add("r-token").add("not-the-secret");
  for (const file of await readdir(folder)) {
    const text = await readFile(join(folder, file), "utf8").catch(() => "");
    for (const [, token] of text.matchAll(/"(?:access|refresh|id)_token":"([^"]+)"/g))
      secrets.add(token ?? "");
  }
  expect(secrets.size).toBeGreaterThan(40);
  const everything = [...[...raised.values()].map(shown), ...printed, JSON.stringify(sandbox.journal())].join(
    "\n",
  );
  for (const secret of secrets) {
    // The state is meant to be seen: it is part of the address that the person opens.
    const isState = /^[\w-]{20,60}$/.test(secret) && printed.some((text) => text.includes(`state=${secret}`));
    if (!isState) expect(leaksIn(everything, [secret]), `${secret.slice(0, 4)}…`).toEqual([]);
  }
  expect(leaksIn(`${everything}${sandbox.appSecret}`, [sandbox.appSecret])).not.toEqual([]);
});
