import { SchwabKitError, type TokenEvent, type TokenManager, type TokenStatus } from "@schwab-kit/core";
import { inWordsOfTokens } from "../hood/token-event-words.js";
import { createStore, type Store } from "../shared/store.js";

export interface LoginState {
  readonly status: TokenStatus;
  /** When that was so, epoch milliseconds by this machine's clock. */
  readonly asOf: number;
  /** Who stored the token that is in use; undefined when it was there before this page was opened. */
  readonly renewedBy: "this tab" | "another tab" | undefined;
  /** What just happened, as a sentence. */
  readonly news: string;
  /** Why nobody is signed in, when that is not by choice. */
  readonly error: SchwabKitError | undefined;
}

/** Follows the token manager. */
export async function followLogin(tokens: TokenManager): Promise<Store<LoginState>> {
  const status = await tokens.status();
  const login = createStore<LoginState>({
    status,
    asOf: Date.now(),
    renewedBy: undefined,
    news:
      status.accessToken === undefined
        ? "Nobody is signed in."
        : "The login was kept here since your last visit; no request was needed.",
    error: undefined,
  });
  let latest = 0;
  const heard = async (event: TokenEvent): Promise<void> => {
    const turn = ++latest;
    const next = await tokens.status();
    // A later event has looked at the status since.
    if (turn !== latest) return;
    const before = login.get();
    login.set({
      status: event.type === "login-required" ? signedOut(next) : next,
      asOf: Date.now(),
      renewedBy: renewedBy(event) ?? before.renewedBy,
      news: inWordsOfTokens(event),
      error: event.type === "login-required" ? event.error : undefined,
    });
  };
  tokens.subscribe((event) => {
    heard(event).catch((error: unknown) => {
      if (error instanceof SchwabKitError) login.set({ ...login.get(), error });
    });
  });
  return login;
}

/** What is still stored gets no more tokens. */
function signedOut(status: TokenStatus): TokenStatus {
  return { ...status, state: "login-expired" };
}

function renewedBy(event: TokenEvent): LoginState["renewedBy"] {
  if (event.type === "refreshed") return "this tab";
  if (event.type === "adopted") return event.from === "login" ? "this tab" : "another tab";
  return undefined;
}

export function isSignedIn({ status }: LoginState): boolean {
  return status.state === "signed-in" || status.state === "login-expiring";
}
