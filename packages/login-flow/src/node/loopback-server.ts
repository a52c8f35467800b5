import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { ConfigError, LoginError, type SchwabKitError } from "@schwab-kit/core";
import type { LoginAttempt } from "./login-attempt.js";
import type { LoopbackOptions } from "./login-options.js";
import { createLoopbackApp } from "./loopback-app.js";
import { watchPageDelivery } from "./page-delivery.js";

/** The server that waits on the callback URL. */
export interface LoopbackServer {
  readonly startUrl: string;
  /** Lets the last page reach the browser, for that many milliseconds at most, then cuts all connections. */
  close(graceMs: number): Promise<void>;
}

/**
 * Listens on the callback URL's own port of 127.0.0.1, and nowhere else.
 * @throws ConfigError `callback-url-unsupported`, `callback-port-taken`, `callback-port-privileged` or
 *   `certificate-unusable`
 * @throws LoginError `login-unavailable` when the system refuses the port for another reason
 */
export async function startLoopbackServer(
  attempt: LoginAttempt,
  options: LoopbackOptions,
): Promise<LoopbackServer> {
  const callback = new URL(attempt.context().callbackUrl);
  if (callback.hostname !== "127.0.0.1") {
    throw new ConfigError(
      "callback-url-unsupported",
      `The callback URL's host is ${callback.hostname}, so the browser's answer cannot be received here: that ` +
        "works for 127.0.0.1 only. Register a callback URL such as https://127.0.0.1:8182.",
    );
  }
  const server = callback.protocol === "http:" ? createHttpServer() : await createTlsServer(options);
  const app = createLoopbackApp(attempt, callback);
  // The adapter would otherwise put its own Request and Response in place of the process's.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (request, response) => void listener(request, response));
  const delivery = watchPageDelivery(server, app.donePath);
  await listen(server, Number(callback.port) || (callback.protocol === "http:" ? 80 : 443));
  return {
    startUrl: `${callback.origin}${app.startPath}`,
    async close(graceMs) {
      await delivery.finished(graceMs);
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function createTlsServer(options: LoopbackOptions): Promise<Server> {
  if (options.certificate !== undefined) {
    const { givenCertificate } = await import("./certificate/given-certificate.js");
    return createHttpsServer(await givenCertificate(options.certificate));
  }
  const { cachedCertificate } = await import("./certificate/cached-certificate.js");
  const directory = options.certificateDirectory ?? join(homedir(), ".schwab");
  return createHttpsServer(await cachedCertificate(directory));
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen({ port, host: "127.0.0.1", exclusive: true });
    await once(server, "listening");
  } catch (error) {
    throw listenError(port, (error as NodeJS.ErrnoException).code);
  }
}

function listenError(port: number, code: string | undefined): SchwabKitError {
  if (code === "EADDRINUSE") {
    return new ConfigError(
      "callback-port-taken",
      `Port ${port} of the callback URL is taken on 127.0.0.1 by another program, perhaps another login. End ` +
        "that program, or register a callback URL with another port.",
    );
  }
  if (code === "EACCES") {
    return new ConfigError(
      "callback-port-privileged",
      `Port ${port} of the callback URL may not be opened by an ordinary program${port === 443 ? " (a callback URL without a port means 443)" : ""}. ` +
        "Register a callback URL with a port above 1023, such as https://127.0.0.1:8182.",
    );
  }
  return new LoginError(
    "login-unavailable",
    `The system does not let this program listen on 127.0.0.1:${port} (${code ?? "no reason given"}). Run the ` +
      "login in a terminal, where the address can be pasted, or on another computer.",
  );
}
