import { ConfigError, LoginError, SchwabKitError } from "@schwab-kit/core";
import type { MintedGrant } from "@schwab-kit/core/token-endpoint";
import { instructions } from "./instructions.js";
import { type LoginAttempt, startAttempt } from "./login-attempt.js";
import type { LoginOptions, LoopbackOptions, PasteOptions } from "./login-options.js";
import type { LoopbackServer } from "./loopback-server.js";
import type { PastePrompt } from "./paste-prompt.js";

/** Milliseconds a browser gets to fetch the last page. */
const pageGraceMs = 2000;
/** The longest that a timer can wait, milliseconds: about 25 days. */
const longestTimerMs = 2 ** 31 - 1;

/** The ways on which the redirect may come back. */
export interface LoginWays {
  readonly loopback: boolean;
  readonly paste: boolean;
}

type AllOptions = LoginOptions & LoopbackOptions & PasteOptions;

/** Opens the ways, waits for the first to end the login, and closes them all. */
export async function runLogin(options: AllOptions, ways: LoginWays): Promise<MintedGrant> {
  const { signal } = options;
  signal?.throwIfAborted();
  const timeoutMs = checkTimeout(options.timeoutMs);
  const attempt = startAttempt(options);
  const stopLimits = limit(attempt, timeoutMs, signal);
  let server: LoopbackServer | undefined;
  let prompt: PastePrompt | undefined;
  try {
    let problem: SchwabKitError | undefined;
    if (ways.loopback) {
      const { startLoopbackServer } = await import("./loopback-server.js");
      try {
        server = await startLoopbackServer(attempt, options);
      } catch (error) {
        if (!ways.paste || !(error instanceof SchwabKitError)) throw error;
        problem = error;
        attempt.say(`${error.message}\nUntil then the address can be pasted here.\n\n`);
      }
    }
    signal?.throwIfAborted();
    announce(attempt, options, ways, server);
    if (ways.loopback) showInBrowser(attempt, options, server);
    if (ways.paste) {
      const { startPastePrompt } = await import("./paste-prompt.js");
      prompt = startPastePrompt(attempt, options, () => {
        if (server === undefined) attempt.fail(problem ?? inputEnded());
        else attempt.say("\nNo more can be pasted here; the login still waits for the browser.\n");
      });
    }
    return await attempt.outcome;
  } finally {
    stopLimits();
    prompt?.close();
    await server?.close(signal?.aborted ? 0 : pageGraceMs);
  }
}

function announce(
  attempt: LoginAttempt,
  options: AllOptions,
  ways: LoginWays,
  server: LoopbackServer | undefined,
): void {
  const context = attempt.context();
  const startUrl = server?.startUrl;
  const warnsOfCertificate = options.certificate === undefined && startUrl?.startsWith("https:") === true;
  attempt.say(instructions({ context, startUrl, warnsOfCertificate, canPaste: ways.paste }));
  options.onReady?.({
    authorizationUrl: context.authorizationUrl,
    ...(startUrl === undefined ? {} : { startUrl }),
  });
}

/** Nothing waits for the browser, and its failure is only told: the address has been printed. */
function showInBrowser(attempt: LoginAttempt, options: AllOptions, server: LoopbackServer | undefined): void {
  const url = server?.startUrl ?? attempt.context().authorizationUrl;
  const tell = (problem: string): void => {
    attempt.say(`No browser was opened (${problem}). Open the address above by hand.\n`);
  };
  const { browser, openBrowser } = options;
  if (openBrowser !== undefined) {
    Promise.resolve(url)
      .then(openBrowser)
      .catch(() => tell("the program's own way failed"));
  } else if (browser !== false) {
    import("./open-browser.js")
      .then(({ openInBrowser }) => openInBrowser(url, browser, tell))
      .catch(() => tell("it cannot be started"));
  }
}

function limit(attempt: LoginAttempt, timeoutMs: number, signal: AbortSignal | undefined): () => void {
  const onAbort = (): void => attempt.fail(signal?.reason);
  const onTimeout = (): void => void attempt.failUnlessExchanging(timedOut(timeoutMs));
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = timeoutMs === 0 ? undefined : setTimeout(onTimeout, Math.min(timeoutMs, longestTimerMs));
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
}

function checkTimeout(timeoutMs = 300_000): number {
  if (timeoutMs >= 0) return timeoutMs;
  throw new ConfigError(
    "config-invalid",
    "The login's timeoutMs must be a number of milliseconds, or 0 for no limit.",
  );
}

function timedOut(timeoutMs: number): LoginError {
  return new LoginError(
    "login-timeout",
    `Nobody finished the login within ${timeoutMs / 1000} seconds. Start it again and open the address it prints; ` +
      "where the browser cannot reach this computer, run the login in a terminal and paste the address there.",
  );
}

function inputEnded(): LoginError {
  return new LoginError(
    "login-unavailable",
    "The input ended before a usable address came. Run the login in a terminal, or pass the address on its input.",
  );
}
