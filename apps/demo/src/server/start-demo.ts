import { startGateway } from "@schwab-kit/gateway/node";
import { cachedCertificate } from "@schwab-kit/login-flow/node";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import type { DemoConfig } from "../demo-config.js";
import type { DemoSettings, LiveSettings, SandboxSettings } from "./demo-settings.js";
import { loadPage, type PageFiles } from "./page-files.js";
import { serveDemo } from "./serve-demo.js";
import { withoutOrderWrites } from "./without-order-writes.js";

export interface Demo {
  /** Where the page is. */
  readonly url: string;
  /** The Schwab behind it, unless it is the real one. */
  readonly sandbox: Sandbox | undefined;
  close(): Promise<void>;
}

/**
 * Serves the page and its gateway, and starts the sandbox unless Schwab itself is wanted.
 * @param pageFolder the built page
 * @throws ConfigError of gateway and login-flow, `port-unavailable` among them
 */
export async function startDemo(settings: DemoSettings, pageFolder: string): Promise<Demo> {
  const page = await loadPage(pageFolder);
  return settings.mode === "live" ? await startLive(settings, page) : await startOnSandbox(settings, page);
}

async function startOnSandbox({ port }: SandboxSettings, page: PageFiles): Promise<Demo> {
  const callbackUrl = `http://127.0.0.1:${port}/callback`;
  const sandbox = await startSandbox({ callbackUrl, marketTime: "open" });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const streamer = `${baseUrl.replace(/^http/, "ws")}/ws`;
  const config: DemoConfig = { mode: "sandbox", appKey, callbackUrl, mayPlaceOrders: true };
  try {
    const serve = serveDemo({ config, page, streamer, expire: sandbox.expireAccessTokens });
    const gateway = await startGateway({ port, serve, appKey, appSecret, callbackUrl, baseUrl });
    return {
      url: gateway.url,
      sandbox,
      async close() {
        await gateway.close();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function startLive(settings: LiveSettings, page: PageFiles): Promise<Demo> {
  const { port, appKey, appSecret, callbackUrl, mayPlaceOrders, certificateDirectory } = settings;
  const config: DemoConfig = { mode: "live", appKey, callbackUrl, mayPlaceOrders };
  const serve = serveDemo({ config, page, streamer: "wss://*.schwab.com", expire: undefined });
  const tls = await cachedCertificate(certificateDirectory);
  const gateway = await startGateway({
    port,
    serve,
    appKey,
    appSecret,
    callbackUrl,
    tls,
    ...(mayPlaceOrders ? {} : { fetch: withoutOrderWrites }),
  });
  return { url: gateway.url, sandbox: undefined, close: gateway.close };
}
