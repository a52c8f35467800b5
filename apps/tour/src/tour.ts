import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { type JournalEntry, startSandbox } from "@schwab-kit/sandbox";
import { type Client, clientFromLoginFlow, inWords, type TokenEvent } from "schwab-kit";
import { visit } from "./browser.js";
import type { Guide } from "./guide.js";

export interface TourResult {
  /** The tour's own folder; gone when the tour has ended. */
  readonly folder: string;
  readonly sandboxUrl: string;
  /** Every request that reached the sandbox. */
  readonly journal: readonly JournalEntry[];
}

/** The whole journey, on a sandbox and in a folder of its own, both gone afterwards. */
export async function runTour(guide: Guide): Promise<TourResult> {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-tour-"));
  const sandbox = await startSandbox({ autoApprove: true });
  const tokenPath = join(folder, "token.json");
  let client: Client | undefined;
  try {
    guide.heading("A Schwab to practise on");
    guide.say(
      `schwab-kit brings a sandbox that behaves as Schwab's servers do. One is now running at ${sandbox.url}, on ` +
        "this machine only. No account is needed, nothing here talks to Schwab, and this tour keeps everything " +
        `in ${folder}.`,
    );
    await guide.pause();

    guide.heading("Logging in");
    guide.say(
      "Schwab's login happens in a browser. Afterwards the browser is sent to the app's callback URL with a code " +
        "that lives 30 seconds; schwab-kit waits there, checks that the answer belongs to this login, and trades " +
        "the code for tokens. Here the tour plays the browser:",
    );
    const visited: string[] = [];
    client = await clientFromLoginFlow({
      apiKey: sandbox.appKey,
      appSecret: sandbox.appSecret,
      callbackUrl: sandbox.callbackUrl,
      baseUrl: sandbox.url,
      tokenPath,
      certificateDirectory: folder,
      interactive: false,
      openBrowser: async (url) => {
        visited.push(...(await visit(url, folder)));
      },
      output: silence(),
    });
    for (const url of visited) guide.say(`   ${withoutSecrets(url)}`);
    await guide.pause();

    guide.heading("Where the token lies");
    const { mode } = await stat(tokenPath);
    const status = await client.tokens.status();
    guide.say(
      `In ${tokenPath}, readable by you alone (mode ${(mode & 0o777).toString(8)}), in the format that schwab-py ` +
        "reads and writes too. Two clocks run:",
    );
    guide.say(`   access token  ${inWords(status.accessToken?.remainingSeconds ?? 0)}, renewed by itself`);
    guide.say(`   login         ${inWords(status.login?.remainingSeconds ?? 0)}, then you log in again`);
    await guide.pause();

    guide.heading("A quote");
    const quotes = await client.getQuotes(["AAPL", "$SPX"]);
    for (const symbol of ["AAPL", "$SPX"]) {
      guide.say(`   ${symbol.padEnd(6)} ${quotes[symbol]?.quote?.lastPrice ?? "no price"}`);
    }
    await guide.pause();

    guide.heading("The accounts");
    for (const { securitiesAccount, aggregatedBalance } of await client.getAccounts()) {
      const number = String(securitiesAccount?.accountNumber ?? "");
      guide.say(
        `   …${number.slice(-4)}  ${securitiesAccount?.type ?? ""}  ${aggregatedBalance?.liquidationValue?.toFixed(2) ?? ""}`,
      );
    }
    await guide.pause();

    guide.heading("The token renews itself");
    guide.say(
      "Now the sandbox declares the access token expired, as Schwab does every 30 minutes. The next call:",
    );
    const before = (await client.tokens.status()).login?.since;
    const events: TokenEvent[] = [];
    client.tokens.subscribe((event) => events.push(event));
    sandbox.expireAccessTokens();
    const again = await client.getQuote("AAPL");
    guide.say(`   AAPL   ${again["AAPL"]?.quote?.lastPrice ?? "no price"}`);
    const refreshes = events.filter((event) => event.type === "refreshed").length;
    const after = (await client.tokens.status()).login?.since;
    guide.say(
      `The call was answered 401, ${refreshes} refresh followed, the new token was stored, and the call was sent ` +
        `again: you saw none of it. The login's own 7 days ${before === after ? "did not move" : "moved"}.`,
    );
    await guide.pause();

    guide.heading("Leaving");
    await client.tokens.logout();
    guide.say(
      "Logged out; the tour's folder and its sandbox go now. To do the same by hand, run this and follow what it says:",
    );
    guide.say("   npm run -s schwab -- sandbox --auto-approve");
    return { folder, sandboxUrl: sandbox.url, journal: sandbox.journal() };
  } finally {
    await client?.close();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An address as the tour shows it: codes and states are nobody's business. */
function withoutSecrets(address: string): string {
  const url = new URL(address);
  for (const name of ["code", "state", "session", "client_id"]) {
    if (url.searchParams.has(name)) url.searchParams.set(name, "…");
  }
  return decodeURIComponent(url.href);
}

/** The login's own words for the person, which the tour says in its own way. */
function silence(): NodeJS.WritableStream {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
