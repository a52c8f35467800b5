import { configPath, type DemoConfig, expirePath } from "../demo-config.js";
import type { PageFiles } from "./page-files.js";

/** The page's own scripts, styles and answers, Schwab's streamer, and nothing from anywhere else; nothing inline. */
const contentSecurityPolicy = (streamer: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${streamer}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const headersOfAll: Readonly<Record<string, string>> = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

export interface ServedParts {
  readonly config: DemoConfig;
  readonly page: PageFiles;
  /** Where Schwab's streamer is, as a Content-Security-Policy names it. The page connects to it by itself. */
  readonly streamer: string;
  /** Ends every access token; only the sandbox can. */
  readonly expire: (() => void) | undefined;
}

/** Answers everything that is not the gateway's. */
export function serveDemo({ config, page, streamer, expire }: ServedParts): (request: Request) => Response {
  const callbackPath = new URL(config.callbackUrl).pathname;
  const headers = { ...headersOfAll, "content-security-policy": contentSecurityPolicy(streamer) };
  const answer = (body: BodyInit | null, contentType: string, status = 200): Response =>
    new Response(body, { status, headers: { ...headers, "content-type": contentType } });
  return (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === configPath && request.method === "GET")
      return answer(JSON.stringify(config), "application/json");
    if (pathname === expirePath && request.method === "POST" && expire !== undefined) {
      // Any page that the person has open could send this: only ours may.
      if (request.headers.get("sec-fetch-site") !== "same-origin")
        return answer("Not from here.\n", "text/plain", 403);
      expire();
      return answer(null, "text/plain", 204);
    }
    const file = page.get(pathname === "/" || pathname === callbackPath ? "/index.html" : pathname);
    if (file === undefined) return answer("There is nothing here.\n", "text/plain", 404);
    return answer(file.content, file.contentType);
  };
}
