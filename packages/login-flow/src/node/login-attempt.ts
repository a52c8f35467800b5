import { checkCredentials, SchwabKitError } from "@schwab-kit/core";
import type { MintedGrant } from "@schwab-kit/core/token-endpoint";
import { type AuthorizationContext, createAuthorization } from "../authorization-context.js";
import { exchange } from "../complete-authorization.js";
import { type ReadRedirectOptions, readRedirect } from "../read-redirect.js";
import type { LoginOptions } from "./login-options.js";

/** One person's login, whichever way the redirect comes back. */
export interface LoginAttempt {
  /** The grant, or the error that ended the login. */
  readonly outcome: Promise<MintedGrant>;
  /** The link that is valid now; an expired code replaces it. */
  context(): AuthorizationContext;
  /**
   * Takes a redirect: resolves once the login has succeeded. Throws what is wrong with it otherwise; when
   * `endsLogin` says no, the person can try again.
   */
  receive(received: string, options?: ReadRedirectOptions): Promise<void>;
  /** Ends the login with an error, if it hasn't ended. */
  fail(error: unknown): void;
  /** As `fail`, but a code that is being exchanged may still win. */
  failUnlessExchanging(error: unknown): Promise<void>;
  /** Tells the person something, while the login goes on. */
  say(text: string): void;
}

/** False for what the person can repair by another try. */
export function endsLogin(error: unknown): boolean {
  return !(error instanceof SchwabKitError && repairable.has(error.code));
}

const repairable = new Set<string>(["redirect-not-recognized", "state-mismatch", "code-rejected"]);

/** @throws ConfigError as `createAuthorization` */
export function startAttempt(options: LoginOptions): LoginAttempt {
  const { appKey, appSecret, callbackUrl, baseUrl, fetch, clock, output = process.stderr } = options;
  checkCredentials({ appKey, appSecret });
  let isOver = false;
  let context = createAuthorization({ appKey, callbackUrl, baseUrl });
  let exchanging: Promise<void> | undefined;
  let succeed: (grant: MintedGrant) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const outcome = new Promise<MintedGrant>((resolve, reject) => {
    succeed = (grant) => {
      isOver = true;
      resolve(grant);
    };
    fail = (error) => {
      isOver = true;
      reject(error);
    };
  });
  // Whoever runs the login awaits it, but perhaps only after an error of its own.
  outcome.catch(() => undefined);

  async function exchangeOnce(code: string): Promise<void> {
    try {
      succeed(await exchange(context, code, { appKey, appSecret, fetch, clock }));
    } catch (error) {
      if (endsLogin(error)) fail(error);
      else renew();
      throw error;
    } finally {
      exchanging = undefined;
    }
  }

  function renew(): void {
    context = createAuthorization({ appKey, callbackUrl, baseUrl });
    say(`The login server did not take the code. A fresh link:\n  ${context.authorizationUrl}\n`);
  }

  function say(text: string): void {
    if (!isOver) output.write(text);
  }

  return {
    outcome,
    context: () => context,
    async receive(received, readOptions) {
      if (isOver) return void (await outcome);
      let code: string;
      try {
        ({ code } = readRedirect(context, received, readOptions));
      } catch (error) {
        if (endsLogin(error)) fail(error);
        throw error;
      }
      // One exchange at a time: a code works once, and a second login at Schwab ends the first one's tokens.
      exchanging ??= exchangeOnce(code);
      await exchanging;
    },
    fail,
    async failUnlessExchanging(error) {
      await exchanging?.catch(() => undefined);
      fail(error);
    },
    say,
  };
}
