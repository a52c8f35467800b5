import type { Clock, Secret } from "@schwab-kit/core";
import type { CertificateFiles } from "./certificate/given-certificate.js";

/** The addresses of a login that waits for its person. */
export interface LoginAddresses {
  /** The login server's page, for any browser anywhere. */
  readonly authorizationUrl: string;
  /** Where a browser on this computer should begin; missing when nothing listens on the callback URL. */
  readonly startUrl?: string;
}

/** What every login on Node can be told. */
export interface LoginOptions {
  readonly appKey: string;
  readonly appSecret?: string | Secret | undefined;
  /** Exactly as registered in the developer portal, such as `https://127.0.0.1:8182`. */
  readonly callbackUrl: string;
  /** Schwab's own server unless given; a sandbox's otherwise. */
  readonly baseUrl?: string | undefined;
  /** How long to wait for the person, milliseconds; 300 000 unless given, 0 for ever. */
  readonly timeoutMs?: number | undefined;
  /** Ends the login at once, with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Where the words for the person go; standard error unless given. */
  readonly output?: NodeJS.WritableStream | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock?: Clock | undefined;
  /** Called once, when everything is ready and before a browser is opened. */
  readonly onReady?: ((addresses: LoginAddresses) => void) | undefined;
}

/** What the way through the browser can be told. */
export interface LoopbackOptions {
  /**
   * The browser to open: `chrome`, `chromium`, `firefox`, `edge`, `brave`, `safari`, or an executable. The
   * person's default one unless given. `false`, or `none` in the environment's `BROWSER`, opens none.
   */
  readonly browser?: string | false | undefined;
  /** Opens an address in place of what `browser` says. Its failure is told and ends nothing. */
  readonly openBrowser?: ((url: string) => void | Promise<void>) | undefined;
  /** A certificate for 127.0.0.1 that the browser trusts, in place of the one made here. */
  readonly certificate?: CertificateFiles | undefined;
  /** Where the certificate made here is kept; `~/.schwab` unless given. */
  readonly certificateDirectory?: string | undefined;
}

/** What the way through the terminal can be told. */
export interface PasteOptions {
  /** Where the person's lines come from; standard input unless given. */
  readonly input?: NodeJS.ReadableStream | undefined;
}
