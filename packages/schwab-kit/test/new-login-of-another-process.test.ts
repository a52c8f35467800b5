import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { logIn } from "./support/log-in.js";
import { healthy, type Patient } from "./support/patient.js";
import { count } from "./support/sandbox.js";

const library = new URL("../dist/index.js", import.meta.url).href;

/** A program that keeps one client, asks for a quote at each line of its input, and answers with a line. */
function program({ env }: Patient, listens: boolean) {
  const source = `
    import { createInterface } from "node:readline";
    import { clientFromTokenFile } from ${JSON.stringify(library)};
    const client = await clientFromTokenFile({
      tokenPath: process.env.SCHWAB_TOKEN_FILE,
      apiKey: process.env.SCHWAB_APP_KEY,
      appSecret: process.env.SCHWAB_APP_SECRET,
      baseUrl: process.env.SCHWAB_BASE_URL,
    });
    if (${listens}) client.tokens.subscribe((event) => console.log(event.type));
    for await (const _ of createInterface({ input: process.stdin })) {
      const { AAPL } = await client.getQuote("AAPL");
      console.log(AAPL.quote.lastPrice > 0 ? "quote" : "nothing");
    }
    await client.close();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: () => void child.stdin.write("quote\n"),
    said: async (): Promise<string> => (await lines.next()).value,
    async end() {
      child.stdin.end();
      return await once(child, "exit");
    },
  };
}

/** What the API was asked with, by HTTP status. */
const quotesAt = ({ sandbox }: Patient) =>
  sandbox
    .journal()
    .filter(({ path }) => path.startsWith("/marketdata/"))
    .map(({ status }) => status);

test("a running program's next call uses the login that schwab login has made in another process", async () => {
  const patient = await healthy({ rotateRefreshTokens: "strict" });
  const running = program(patient, false);
  running.ask();
  expect(await running.said()).toBe("quote");
  // It ends every token that the program knows.
  expect((await logIn(patient)).code).toBe(0);
  patient.sandbox.clearJournal();
  running.ask();
  expect(await running.said()).toBe("quote");
  // One refusal, by which it looks at the file; the new login's token is used as it is.
  expect(quotesAt(patient)).toEqual([401, 200]);
  expect(count(patient.sandbox, "refresh_token")).toBe(0);
  expect(await running.end()).toEqual([0, null]);
});

test("one that listens has it before its next call", async () => {
  const patient = await healthy({ rotateRefreshTokens: "strict" });
  const running = program(patient, true);
  running.ask();
  expect(await running.said()).toBe("quote");
  expect((await logIn(patient)).code).toBe(0);
  expect(await running.said()).toBe("adopted");
  patient.sandbox.clearJournal();
  running.ask();
  expect(await running.said()).toBe("quote");
  expect(quotesAt(patient)).toEqual([200]);
  expect(count(patient.sandbox, "refresh_token")).toBe(0);
});

test("one whose login is over goes on with the new one, without a restart", async () => {
  const patient = await healthy({ rotateRefreshTokens: "strict" });
  const running = program(patient, true);
  running.ask();
  expect(await running.said()).toBe("quote");
  patient.sandbox.revokeTokens();
  expect((await logIn(patient)).code).toBe(0);
  expect(await running.said()).toBe("adopted");
  running.ask();
  expect(await running.said()).toBe("quote");
});
