import { SchwabKitError } from "@schwab-kit/core";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { safePath, slashHint } from "../received-query.js";
import { endsLogin, type LoginAttempt } from "./login-attempt.js";
import { page, sendTo } from "./loopback-pages.js";

export interface LoopbackApp {
  readonly fetch: Hono["fetch"];
  /** Where a browser begins: the certificate's warning comes here, before a code's 30 seconds run. */
  readonly startPath: string;
  /** Where a browser ends, so that no code stays in its address bar and history. */
  readonly donePath: string;
}

/** What is served on the callback URL's own address while a login waits. */
export function createLoopbackApp(attempt: LoginAttempt, callback: URL): LoopbackApp {
  const startPath = callback.pathname === "/start" ? "/start-login" : "/start";
  const donePath = callback.pathname === "/done" ? "/login-done" : "/done";
  let hasSucceeded = false;

  const app = new Hono();
  app.use(async (c, next) => {
    // A foreign name for 127.0.0.1 is how another site's page would read what is served here.
    if (c.req.header("Host") !== callback.host) return misdirected(c, callback);
    if (c.req.method !== "GET") return wrongMethod(c);
    return next();
  });
  app.get(startPath, (c) => sendTo(c, attempt.context().authorizationUrl, 302));
  app.get(donePath, (c, next) => (hasSucceeded ? loggedIn(c) : next()));
  app.get("*", async (c, next) => {
    const url = new URL(c.req.url);
    if (url.pathname !== callback.pathname) return next();
    try {
      await attempt.receive(url.search || "?");
    } catch (error) {
      return refused(c, error, attempt, startPath);
    }
    hasSucceeded = true;
    return sendTo(c, donePath, 303);
  });
  app.notFound((c) => notFound(c, callback, startPath));
  return { fetch: app.fetch, startPath, donePath };
}

type Page = Response | Promise<Response>;

function loggedIn(c: Context): Page {
  return page(c, 200, "You are logged in", html`<p>The program has its login. You can close this page.</p>`);
}

function refused(c: Context, error: unknown, attempt: LoginAttempt, startPath: string): Page {
  const reason =
    error instanceof SchwabKitError ? error.message : "The program failed; its own output says how.";
  if (endsLogin(error)) {
    return page(
      c,
      400,
      "The login has ended without success",
      html`<p>${reason}</p>
      <p>The program has been told. You can close this page.</p>`,
    );
  }
  if ((error as SchwabKitError).code === "code-rejected") {
    return page(
      c,
      400,
      "The code was not taken",
      html`<p>${reason}</p>
      <p id="again"><a href="${attempt.context().authorizationUrl}">Log in again with a fresh link</a></p>`,
    );
  }
  return page(
    c,
    400,
    "This is not the answer to the login that waits here",
    html`<p>${reason}</p>
      <p>The program goes on waiting. <a href="${startPath}">Go to the login page</a></p>`,
  );
}

function notFound(c: Context, callback: URL, startPath: string): Page {
  const url = new URL(c.req.url);
  return page(
    c,
    404,
    "Nothing is here",
    html`<p>The login waits at ${callback.href}; this request was for the path ${safePath(url)}.${slashHint(url, callback)}</p>
      <p><a href="${startPath}">Go to the login page</a></p>`,
  );
}

function wrongMethod(c: Context): Page {
  c.header("Allow", "GET");
  return page(c, 405, "Only GET is answered here", html`<p>Nothing was done.</p>`);
}

function misdirected(c: Context, callback: URL): Page {
  return page(c, 421, "Wrong address", html`<p>Only ${callback.host} is answered here.</p>`);
}
