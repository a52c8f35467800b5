import type { GatewayHandler } from "../create-gateway.js";
import { Refusal } from "../refusal.js";
import { createSessionCookie, isPageLoad } from "./session-cookie.js";

interface Parts {
  readonly origin: string;
  readonly gateway: GatewayHandler;
  readonly serve: (request: Request) => Response | Promise<Response>;
}

/** The gateway's paths for browsers that loaded the page here, all others for the page. */
export function servePageAndGateway({
  origin,
  gateway,
  serve,
}: Parts): (request: Request) => Promise<Response> {
  const session = createSessionCookie(new URL(origin));
  return async (request) => {
    const url = new URL(request.url);
    if (url.origin !== origin) {
      return new Refusal(
        "gateway-host-refused",
        `it answers only under its own address. Open ${origin}.`,
      ).toResponse();
    }
    if (/^\/(?:trader|marketdata)\/v1\/|^\/v1\/oauth\//.test(url.pathname)) {
      if (session.isIn(request)) return gateway(request);
      return new Refusal(
        "gateway-session-missing",
        "only a browser that loaded the page here since the gateway's start may use it. Load the page again.",
      ).toResponse();
    }
    const page = await pageFrom(serve, request);
    // Wherever the link was that led here: after the login it is another site's, and a page that is merely opened
    // does nothing for it.
    if (isPageLoad(request)) page.headers.append("set-cookie", session.header);
    return page;
  };
}

/** A copy, as the headers of some responses can't be changed. */
async function pageFrom(serve: Parts["serve"], request: Request): Promise<Response> {
  try {
    const { body, status, headers } = await serve(request);
    return new Response(body, { status, headers: new Headers(headers) });
  } catch {
    return new Response("The page's own server failed.\n", { status: 500 });
  }
}
