import { SchwabKitError, type TokenManager } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import { configPath, type DemoConfig } from "../demo-config.js";
import { type ConnectionWatch, watchConnection } from "./hood/connection.js";
import { createJournal, type Journal } from "./hood/journal.js";
import { followLogin, type LoginState } from "./login/login-state.js";
import { finishSignIn, isRedirect } from "./login/sign-in.js";
import { openTokens } from "./open-tokens.js";
import { PageError } from "./shared/page-error.js";
import type { Store } from "./shared/store.js";
import { createPageStream, type PageStream } from "./stream/page-stream.js";

/** All that the page works with. */
export interface Session {
  readonly config: DemoConfig;
  readonly tokens: TokenManager;
  /** How the token is kept, in words. */
  readonly kept: string;
  readonly client: SchwabClient;
  readonly stream: PageStream;
  readonly login: Store<LoginState>;
  readonly journal: Journal;
  readonly connection: ConnectionWatch["connection"];
}

export async function openSession(): Promise<Session> {
  const config = await loadConfig();
  const journal = createJournal();
  const { connection, note } = watchConnection();
  const { tokens, kept } = await openTokens(config, journal);
  const client = new SchwabClient({
    tokens,
    baseUrl: location.origin,
    onEvent(event) {
      journal.noteClient(event);
      note(event);
    },
  });
  const stream = createPageStream({ client, tokens, journal });
  const login = await followLogin(tokens);
  tokens.subscribe(journal.noteTokens);
  const address = new URL(location.href);
  if (isRedirect(config, address)) {
    try {
      await finishSignIn({ config, tokens, journal }, address);
    } catch (error) {
      if (!(error instanceof SchwabKitError)) throw error;
      login.set({ ...login.get(), error });
    }
  }
  return { config, tokens, kept, client, stream, login, journal, connection };
}

async function loadConfig(): Promise<DemoConfig> {
  const response = await fetch(configPath).catch(() => undefined);
  if (response?.ok !== true) {
    throw new PageError("The program that serves this page gives no answer. Is npm start still running?");
  }
  return await response.json();
}
