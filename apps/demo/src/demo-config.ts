/** What the server tells the page. It holds no secret: an app key alone opens nothing. */
export interface DemoConfig {
  readonly mode: "sandbox" | "live";
  readonly appKey: string;
  /** Exactly as registered with the app; on this page's own origin. */
  readonly callbackUrl: string;
  /** Whether orders may be placed, and not only previewed. */
  readonly mayPlaceOrders: boolean;
}

/** Where the page asks for it. */
export const configPath = "/demo/config";

/** Where the page asks the server to have the sandbox end every access token. */
export const expirePath = "/demo/expire-access-tokens";
