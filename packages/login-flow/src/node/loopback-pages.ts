import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";

type Content = ReturnType<typeof html>;

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f2f5f7; color: #14202b; }
main { max-width: 32rem; margin: 10vh auto; padding: 2rem; background: #fff; border-radius: .5rem; }
h1 { margin-top: 0; font-size: 1.4rem; }
p { overflow-wrap: anywhere; }
`;

/** Answers with a page of plain words. Everything put into `content` by `html` is escaped. */
export function page(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  content: Content,
): Response | Promise<Response> {
  const nonce = crypto.randomUUID();
  protect(c, `'nonce-${nonce}'`);
  return c.html(
    html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style nonce="${nonce}">${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`,
    status,
  );
}

/** Sends the browser on. */
export function sendTo(c: Context, address: string, status: 302 | 303): Response {
  protect(c, "'none'");
  return c.redirect(address, status);
}

/** Nothing here is kept, framed, guessed at, or told to the next page: an address may hold a code. */
function protect(c: Context, styleSource: string): void {
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  c.header("X-Content-Type-Options", "nosniff");
  c.header(
    "Content-Security-Policy",
    `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
}
