import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Sandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import {
  type Client,
  type ClientEvent,
  clientFromAccessFunctions,
  clientFromLoginFlow,
  clientFromManualFlow,
  clientFromReceivedUrl,
  clientFromTokenFile,
  easyClient,
  getAuthContext,
} from "../src/index.js";
import { folder } from "./support/run.js";
import { approved, browse, count, sandboxFor } from "./support/sandbox.js";

interface Setting {
  readonly sandbox: Sandbox;
  readonly directory: string;
  readonly tokenPath: string;
  readonly options: {
    readonly apiKey: string;
    readonly appSecret: string;
    readonly callbackUrl: string;
    readonly baseUrl: string;
    readonly certificateDirectory: string;
    readonly output: NodeJS.WritableStream;
    readonly interactive: false;
    readonly openBrowser: (url: string) => Promise<void>;
  };
}

async function setting(): Promise<Setting> {
  const sandbox = await sandboxFor();
  const directory = await folder();
  return {
    sandbox,
    directory,
    tokenPath: join(directory, "token.json"),
    options: {
      apiKey: sandbox.appKey,
      appSecret: sandbox.appSecret,
      callbackUrl: sandbox.callbackUrl,
      baseUrl: sandbox.url,
      certificateDirectory: directory,
      output: new PassThrough().resume(),
      interactive: false,
      openBrowser: (url) => browse(url, directory),
    },
  };
}

async function loggedIn(): Promise<Setting> {
  const made = await setting();
  await (await clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath })).close();
  return made;
}

/** Answers the paste prompt with the address the person was sent back to. */
function pasting(context: { readonly output: PassThrough; readonly input: PassThrough }): void {
  let text = "";
  let isAnswered = false;
  context.output.setEncoding("utf8").on("data", async (chunk: string) => {
    text += chunk;
    const url = /http:\/\/127\.0\.0\.1:\d+\/v1\/oauth\/authorize\S+/.exec(text)?.[0];
    if (url === undefined || isAnswered) return;
    isAnswered = true;
    context.input.write(`${await approved(url)}\n`);
  });
}

const record = async (path: string) => JSON.parse(await readFile(path, "utf8"));

const factories: [
  string,
  () => Promise<{ made: Setting; client: Client; stored: () => Promise<unknown> }>,
][] = [
  [
    "clientFromTokenFile",
    async () => {
      const made = await loggedIn();
      const client = await clientFromTokenFile({ ...made.options, tokenPath: made.tokenPath });
      return { made, client, stored: () => record(made.tokenPath) };
    },
  ],
  [
    "clientFromLoginFlow",
    async () => {
      const made = await setting();
      const client = await clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath });
      return { made, client, stored: () => record(made.tokenPath) };
    },
  ],
  [
    "clientFromManualFlow",
    async () => {
      const made = await setting();
      const streams = { input: new PassThrough(), output: new PassThrough() };
      pasting(streams);
      const client = await clientFromManualFlow({ ...made.options, ...streams, tokenPath: made.tokenPath });
      return { made, client, stored: () => record(made.tokenPath) };
    },
  ],
  [
    "clientFromAccessFunctions",
    async () => {
      const made = await loggedIn();
      let stored = await record(made.tokenPath);
      const client = await clientFromAccessFunctions({
        ...made.options,
        tokenReadFunc: async () => stored,
        tokenWriteFunc: async (value) => {
          stored = value;
        },
      });
      return { made, client, stored: async () => stored };
    },
  ],
  [
    "clientFromReceivedUrl",
    async () => {
      const made = await setting();
      let stored: unknown;
      const authContext = JSON.parse(JSON.stringify(getAuthContext(made.options)));
      const client = await clientFromReceivedUrl({
        ...made.options,
        authContext,
        receivedUrl: await approved(authContext.authorizationUrl),
        tokenWriteFunc: async (value) => {
          stored = value;
        },
      });
      return { made, client, stored: async () => stored };
    },
  ],
  [
    "easyClient",
    async () => {
      const made = await setting();
      const client = await easyClient({ ...made.options, tokenPath: made.tokenPath });
      return { made, client, stored: () => record(made.tokenPath) };
    },
  ],
];

test.each(factories)("a client from %s still works after its access token has expired", async (_, make) => {
  const { made, client, stored } = await make();
  onTestFinished(() => client.close());
  const login = (await stored()) as { creation_timestamp: number; token: { access_token: string } };
  expect((await client.getQuote("AAPL"))["AAPL"]?.quote?.lastPrice).toBeGreaterThan(0);
  expect(count(made.sandbox, "refresh_token")).toBe(0);
  made.sandbox.expireAccessTokens();
  expect((await client.getQuote("AAPL"))["AAPL"]?.quote?.lastPrice).toBeGreaterThan(0);
  expect(count(made.sandbox, "refresh_token")).toBe(1);
  const renewed = (await stored()) as typeof login;
  expect(renewed.creation_timestamp).toBe(login.creation_timestamp);
  expect(renewed.token.access_token).not.toBe(login.token.access_token);
});

test("200 calls answered 401 at once lead to one refresh, and all succeed", async () => {
  const made = await loggedIn();
  const client = await clientFromTokenFile({
    ...made.options,
    tokenPath: made.tokenPath,
    rateLimit: false,
  });
  onTestFinished(() => client.close());
  made.sandbox.expireAccessTokens();
  const all = await Promise.all(Array.from({ length: 200 }, () => client.getQuote("AAPL")));
  expect(all.every((quotes) => quotes["AAPL"] !== undefined)).toBe(true);
  expect(count(made.sandbox, "refresh_token")).toBe(1);
});

test("clients of one app key share its rate limits, and what is told of calls", async () => {
  const made = await loggedIn();
  const open = async (options: object) => {
    const client = await clientFromTokenFile({ ...made.options, tokenPath: made.tokenPath, ...options });
    onTestFinished(() => client.close());
    return client;
  };
  const [one, other] = [await open({}), await open({ rateLimit: false })];
  await Promise.all(Array.from({ length: 120 }, () => one.getAccountNumbers()));
  const stop = new AbortController();
  const { signal } = stop;
  const third = await open({
    onEvent: ({ type }: ClientEvent) => type === "waiting" && stop.abort("it waits"),
  });
  await expect(third.getAccountNumbers({ signal })).rejects.toBe("it waits");
  expect((await other.getAccountNumbers()).length).toBeGreaterThan(0);
});

test("a login supersedes what is stored only after success", async () => {
  const made = await loggedIn();
  const before = await readFile(made.tokenPath);
  made.sandbox.addFault({ path: "/v1/oauth/token", status: 503 });
  await expect(clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath })).rejects.toMatchObject({
    code: "token-endpoint-unavailable",
    action: "login",
  });
  expect(await readFile(made.tokenPath)).toEqual(before);
  const client = await clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath });
  onTestFinished(() => client.close());
  expect(await readFile(made.tokenPath)).not.toEqual(before);
});

test("a login replaces a broken file, and keeps its bytes aside", async () => {
  const made = await setting();
  await writeFile(made.tokenPath, '{"creation_timestamp": 17');
  await expect(easyClient({ ...made.options, tokenPath: made.tokenPath })).rejects.toMatchObject({
    code: "storage-corrupt",
  });
  const client = await clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath });
  onTestFinished(() => client.close());
  expect((await client.tokens.status()).state).toBe("signed-in");
  expect(await readFile(`${made.tokenPath}.corrupt`, "utf8")).toBe('{"creation_timestamp": 17');
});

test("a token that could not be stored is refused before the person is bothered", async () => {
  const made = await setting();
  const opened: string[] = [];
  await expect(
    clientFromLoginFlow({
      ...made.options,
      tokenPath: made.directory,
      openBrowser: (url) => void opened.push(url),
    }),
  ).rejects.toMatchObject({ code: "storage-not-a-file" });
  expect(opened).toEqual([]);
  expect(made.sandbox.journal()).toEqual([]);
});

test("a sandbox login never replaces a live one", async () => {
  const made = await loggedIn();
  const { issuer: _, ...live } = await record(made.tokenPath);
  await writeFile(made.tokenPath, JSON.stringify(live));
  await expect(clientFromLoginFlow({ ...made.options, tokenPath: made.tokenPath })).rejects.toMatchObject({
    code: "issuer-mismatch",
  });
  expect(await record(made.tokenPath)).toEqual(live);
});

test("clientFromTokenFile says that there is no file", async () => {
  const made = await setting();
  await expect(clientFromTokenFile({ ...made.options, tokenPath: made.tokenPath })).rejects.toMatchObject({
    code: "login-required",
    message: expect.stringContaining(made.tokenPath),
  });
});

async function withAge(made: Setting, days: number): Promise<void> {
  const stored = await record(made.tokenPath);
  const creation_timestamp = Math.floor(Date.now() / 1000 - days * 86_400);
  await writeFile(made.tokenPath, JSON.stringify({ ...stored, creation_timestamp }));
}

test("easyClient uses an old login that lives while nobody is at a terminal, and says so", async () => {
  const made = await loggedIn();
  await withAge(made, 6.6);
  const output = new PassThrough();
  const client = await easyClient({ ...made.options, output, tokenPath: made.tokenPath });
  onTestFinished(() => client.close());
  expect(String(output.read())).toMatch(/ends in 9 hours 3\d minutes/);
  expect(count(made.sandbox, "authorization_code")).toBe(1);
  await client.getQuote("AAPL");
});

test("easyClient logs in again when the login is too old and somebody is there, and when it is dead", async () => {
  const made = await loggedIn();
  const at = { ...made.options, tokenPath: made.tokenPath };
  await withAge(made, 6.6);
  await (await easyClient({ ...at, interactive: true, input: new PassThrough() })).close();
  expect(count(made.sandbox, "authorization_code")).toBe(2);
  await withAge(made, 6.6);
  await (await easyClient({ ...at, interactive: true, input: new PassThrough(), maxTokenAge: 0 })).close();
  expect(count(made.sandbox, "authorization_code")).toBe(2);
  await withAge(made, 7.1);
  await (await easyClient(at)).close();
  expect(count(made.sandbox, "authorization_code")).toBe(3);
  await expect(easyClient({ ...at, maxTokenAge: -1 })).rejects.toMatchObject({ code: "config-invalid" });
});

test("tokenAge counts from the login, in seconds", async () => {
  const made = await loggedIn();
  await withAge(made, 2);
  const client = await clientFromTokenFile({ ...made.options, tokenPath: made.tokenPath });
  onTestFinished(() => client.close());
  expect(await client.tokenAge()).toBeGreaterThanOrEqual(2 * 86_400);
  expect(await client.tokenAge()).toBeLessThan(2 * 86_400 + 60);
});

test("enforceEnums is on everywhere unless turned off", async () => {
  const made = await loggedIn();
  const strict = await clientFromTokenFile({ ...made.options, tokenPath: made.tokenPath });
  const lenient = await clientFromTokenFile({
    ...made.options,
    tokenPath: made.tokenPath,
    enforceEnums: false,
  });
  onTestFinished(async () => {
    await strict.close();
    await lenient.close();
  });
  await expect(strict.getQuote("AAPL", { fields: ["qoute"] as never })).rejects.toMatchObject({
    code: "argument-invalid",
    message: expect.stringContaining("quote"),
  });
  await expect(lenient.getQuote("AAPL", { fields: ["qoute"] as never })).rejects.toMatchObject({
    code: "api-bad-request",
  });
});
