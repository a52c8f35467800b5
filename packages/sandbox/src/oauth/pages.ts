import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { accounts } from "../trader/account-data.js";

type Page = ReturnType<typeof html>;

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f2f5f7; color: #14202b; }
main { max-width: 26rem; margin: 10vh auto; padding: 2rem; background: #fff; border-radius: .5rem;
  box-shadow: 0 1px 4px #0003; }
h1 { margin-top: 0; font-size: 1.4rem; }
label { display: block; margin-top: 1rem; }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; }
button { margin: 1.5rem .5rem 0 0; padding: .5rem 1.5rem; font: inherit; cursor: pointer; }
.note { padding: .5rem .75rem; background: #fff4d6; border-radius: .25rem; }
.problem { color: #a1140a; }
`;

/** The one style sheet the pages' Content-Security-Policy allows. */
export const pageStyleSource: string = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** `problem` says why the form is shown again. */
export function signInPage(flow: string, problem = ""): Page {
  return page(
    "Sandbox sign-in",
    html`<p class="note">This is a sandbox, not Schwab. Any user name and password will do; never type your real ones.</p>
      <p class="problem" id="problem">${problem}</p>
      <form id="sign-in-form" method="post" action="/v1/oauth/authorize/sign-in">
        <input type="hidden" name="flow" value="${flow}">
        <label for="username">User name</label>
        <input id="username" name="username" autocomplete="off" required>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="off" required>
        <button id="sign-in" type="submit">Sign in</button>
      </form>`,
  );
}

export function consentPage(flow: string): Page {
  const items = accounts.map(
    (account) =>
      html`<li id="account-${account.accountNumber}">${account.nickName}: ${account.type} account ${account.accountNumber}</li>`,
  );
  return page(
    "Share these sandbox accounts?",
    html`<p>Your program asks to see these accounts and to trade in them.</p>
      <ul id="accounts">${items}</ul>
      <form id="consent-form" method="post" action="/v1/oauth/authorize/consent">
        <input type="hidden" name="flow" value="${flow}">
        <button id="allow" type="submit" name="decision" value="allow">Allow</button>
        <button id="deny" type="submit" name="decision" value="deny">Deny</button>
      </form>`,
  );
}

export function errorPage(problem: string): Page {
  return page(
    "The sandbox cannot go on with this login",
    html`<p class="problem" id="problem">${problem}</p>`,
  );
}

function page(title: string, content: Page): Page {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}
