import { randomBytes, randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { SandboxEnv } from "../env.js";
import { keepNewest } from "../keep-newest.js";
import type { AuthorizationCodes } from "./authorization-codes.js";
import {
  type AuthorizationRequest,
  type RegisteredApp,
  readAuthorizationRequest,
  redirectTarget,
} from "./authorization-request.js";
import { consentPage, errorPage, pageStyleSource, signInPage } from "./pages.js";

interface AuthorizeParts extends RegisteredApp {
  readonly autoApprove: boolean;
  readonly codes: AuthorizationCodes;
}

/** A person on the way through the pages. */
interface Flow {
  readonly request: AuthorizationRequest;
  signedIn: boolean;
}

/** The authorize step: straight back with `autoApprove`, else through a sign-in and a consent page. */
export function authorizeRoutes(parts: AuthorizeParts): Hono<SandboxEnv> {
  // Keyed by an id that only the page itself holds, so that no other page can post these forms.
  const flows = new Map<string, Flow>();
  const routes = new Hono<SandboxEnv>();
  routes.use(pageHeaders(parts.callbackUrls));

  routes.get("/", (c) => {
    const request = readAuthorizationRequest(new URL(c.req.url).searchParams, parts);
    if (typeof request === "string") return c.html(errorPage(request), 400);
    if (parts.autoApprove) return approve(c, request, parts.codes);
    const id = randomBytes(32).toString("base64url");
    flows.set(id, { request, signedIn: false });
    keepNewest(flows, 1000);
    return c.html(signInPage(id));
  });

  routes.post("/sign-in", async (c) => {
    const { id, flow, form } = await readFlow(c, flows);
    if (flow === undefined) return c.html(errorPage(endedFlow), 400);
    if (!form.get("username") || !form.get("password")) {
      return c.html(signInPage(id, "Both a user name and a password are needed."), 400);
    }
    flow.signedIn = true;
    return c.html(consentPage(id));
  });

  routes.post("/consent", async (c) => {
    const { id, flow, form } = await readFlow(c, flows);
    if (!flow?.signedIn) return c.html(errorPage(endedFlow), 400);
    const decision = form.get("decision");
    if (decision !== "allow" && decision !== "deny") return c.html(consentPage(id), 400);
    flows.delete(id);
    if (decision === "allow") return approve(c, flow.request, parts.codes);
    return c.redirect(redirectTarget(flow.request, { error: "access_denied" }), 302);
  });
  return routes;
}

const endedFlow = "This sign-in has ended or was never begun. Start again from your program.";

async function readFlow(
  c: Context,
  flows: ReadonlyMap<string, Flow>,
): Promise<{ id: string; flow: Flow | undefined; form: URLSearchParams }> {
  const form = new URLSearchParams(await c.req.text());
  const id = form.get("flow") ?? "";
  return { id, flow: flows.get(id), form };
}

function approve(c: Context, request: AuthorizationRequest, codes: AuthorizationCodes): Response {
  const code = codes.issue(request.callbackUrl);
  return c.redirect(redirectTarget(request, { code, session: randomUUID() }), 302);
}

function pageHeaders(callbackUrls: readonly string[]): ReturnType<typeof secureHeaders> {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [pageStyleSource],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      // Chrome holds the redirect that answers a form to this rule too.
      formAction: ["'self'", ...callbackUrls.map((url) => new URL(url).origin)],
    },
    xFrameOptions: "DENY",
    referrerPolicy: "no-referrer",
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
  });
}
