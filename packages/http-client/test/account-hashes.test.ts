import { ArgumentError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { accountHashes } from "../src/index.js";
import { hashOf, type ScriptedServer, serveScript } from "./scripted-server.js";
import { answer, clientOf, rejectionOf } from "./server.js";

interface Named {
  readonly accountNumber: string | number;
  readonly nickName?: string;
  readonly displayAcctId?: string;
}

/** A server whose accounts the test may change. */
async function serveAccounts(accounts: Named[]): Promise<ScriptedServer> {
  return await serveScript(({ path }, response) => {
    if (path.endsWith("/accountNumbers")) {
      const numbers = accounts.map(({ accountNumber }) => ({
        accountNumber: String(accountNumber),
        hashValue: hashOf(Number(accountNumber)),
      }));
      answer(response, 200, numbers);
    } else answer(response, 200, { accounts });
  });
}

const three: Named[] = [
  { accountNumber: "12345678", nickName: "Trading", displayAcctId: "...678" },
  { accountNumber: 22345678, nickName: "Pension ", displayAcctId: "...678" },
  { accountNumber: "33345999", nickName: "trading", displayAcctId: "...999" },
];

describe("an account's hash", () => {
  it.each([
    ["number", "12345678", 12345678],
    ["number as a number", 22345678, 22345678],
    ["nickname, whatever its capitals", "pension", 22345678],
    ["display id", "...999", 33345999],
    ["hash itself", hashOf(33345999), 33345999],
  ])("is found by its %s", async (_, name, number) => {
    const server = await serveAccounts(three);
    expect(await accountHashes(clientOf(server)).hashOf(name)).toBe(hashOf(number));
  });

  it("is remembered, for the client and not for others", async () => {
    const server = await serveAccounts(three);
    const client = clientOf(server);
    expect(accountHashes(client)).toBe(accountHashes(client));
    await Promise.all([1, 2, 3].map(() => accountHashes(client).hashOf("12345678")));
    await accountHashes(client).hashOf("...999");
    expect(server.requests).toHaveLength(2);
    await accountHashes(clientOf(server)).hashOf("12345678");
    expect(server.requests).toHaveLength(4);
  });

  it("is looked up anew, once, when it isn't known", async () => {
    const accounts = [...three];
    const server = await serveAccounts(accounts);
    const hashes = accountHashes(clientOf(server));
    await hashes.hashOf("12345678");
    accounts.push({ accountNumber: "44445555" });
    expect(await hashes.hashOf("44445555")).toBe(hashOf(44445555));
    expect(server.requests).toHaveLength(4);
    await rejectionOf(hashes.hashOf("nobody"));
    expect(server.requests).toHaveLength(6);
  });

  it.each(["Trading", "...678"])("isn't guessed from the name %s of two accounts", async (name) => {
    const server = await serveAccounts(three);
    const error = await rejectionOf(accountHashes(clientOf(server)).hashOf(name));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ code: "argument-invalid" });
    const { message } = error as Error;
    expect(message).toContain("several accounts have that name: …678 (Trading), …");
    expect(message).not.toMatch(/\d{4}/);
  });

  it("of nobody is refused with those there are, by their last digits", async () => {
    const server = await serveAccounts(three);
    const error = await rejectionOf(accountHashes(clientOf(server)).hashOf("99999999"));
    expect(error).toMatchObject({
      code: "argument-invalid",
      message:
        "account: no linked account has that number, nickname, display id or hash. " +
        "Linked: …678 (Trading), …678 (Pension ), …999 (trading).",
    });
    const none = await serveAccounts([]);
    expect(await rejectionOf(accountHashes(clientOf(none)).hashOf("99999999"))).toMatchObject({
      message: expect.stringContaining("Linked: none."),
    });
  });

  it("is asked for again after a failure, which isn't remembered", async () => {
    let isDown = true;
    const server = await serveScript(({ path }, response) => {
      const good = path.endsWith("Numbers") ? [{ accountNumber: "1", hashValue: hashOf(1) }] : {};
      answer(response, isDown ? 503 : 200, isDown ? {} : good);
    });
    const hashes = accountHashes(clientOf(server));
    expect(await rejectionOf(hashes.hashOf("1"))).toMatchObject({ code: "api-unavailable" });
    isDown = false;
    expect(await hashes.hashOf("1")).toBe(hashOf(1));
  });

  it("is waited for no longer once the caller aborts, and others wait on", async () => {
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const server = await serveScript(async ({ path }, response) => {
      await gate;
      const numbers = [{ accountNumber: "1", hashValue: hashOf(1) }];
      answer(response, 200, path.endsWith("Numbers") ? numbers : {});
    });
    const hashes = accountHashes(clientOf(server));
    const stop = new AbortController();
    const given = hashes.hashOf("1", { signal: stop.signal });
    const other = hashes.hashOf("1");
    stop.abort(new Error("mine"));
    expect(await rejectionOf(given)).toMatchObject({ message: "mine" });
    go();
    expect(await other).toBe(hashOf(1));
  });
});
