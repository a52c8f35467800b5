import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Sandbox } from "../src/index.js";
import { authorizeUrl, exchange, redirectOf, sandboxForTest } from "./support.js";

interface Form {
  readonly action: string;
  readonly flow: string;
}

/** The page's form as a browser would find it. */
function formOf(page: string): Form {
  const action = /<form [^>]*method="post" action="([^"]+)"/.exec(page)?.[1];
  const flow = /<input type="hidden" name="flow" value="([^"]+)"/.exec(page)?.[1];
  if (action === undefined || flow === undefined) throw new Error(`No form in ${page}`);
  return { action, flow };
}

function submit(sandbox: Sandbox, form: Form, fields: Record<string, string>): Promise<Response> {
  return fetch(new URL(form.action, sandbox.url), {
    method: "POST",
    body: new URLSearchParams({ flow: form.flow, ...fields }),
    redirect: "manual",
  });
}

async function signInForm(sandbox: Sandbox): Promise<Form> {
  return formOf(await (await fetch(authorizeUrl(sandbox, { state: "s p+/=" }))).text());
}

async function consentForm(sandbox: Sandbox): Promise<Form> {
  const answer = await submit(sandbox, await signInForm(sandbox), { username: "anna", password: "pw" });
  return formOf(await answer.text());
}

describe("the sign-in and consent pages", () => {
  it("lead through sign-in and Allow to a code that can be exchanged", async () => {
    const sandbox = await sandboxForTest();
    const signIn = await (await fetch(authorizeUrl(sandbox, { state: "s p+/=" }))).text();
    for (const id of ["username", "password", "sign-in"]) expect(signIn).toContain(`id="${id}"`);

    const consent = await submit(sandbox, formOf(signIn), { username: "anna", password: "pw" });
    const consentPage = await consent.text();
    for (const shown of ["10000001", "10000002", 'id="allow"', 'id="deny"'])
      expect(consentPage).toContain(shown);

    const allowed = await submit(sandbox, formOf(consentPage), { decision: "allow" });
    expect(allowed.status).toBe(302);
    const target = redirectOf(allowed);
    expect(target.searchParams.get("state")).toBe("s p+/=");
    expect((await exchange(sandbox, target.searchParams.get("code") ?? "")).status).toBe(200);
  });

  it("return access_denied and the state after Deny", async () => {
    const sandbox = await sandboxForTest();
    const denied = await submit(sandbox, await consentForm(sandbox), { decision: "deny" });
    expect(denied.status).toBe(302);
    const { searchParams } = redirectOf(denied);
    expect(Object.fromEntries(searchParams)).toEqual({ error: "access_denied", state: "s p+/=" });
  });

  it.each([
    ["user name", { username: "", password: "pw" }],
    ["password", { username: "anna", password: "" }],
  ])("ask again when the %s is missing", async (_what, fields) => {
    const sandbox = await sandboxForTest();
    const again = await submit(sandbox, await signInForm(sandbox), fields);
    expect(again.status).toBe(400);
    const page = await again.text();
    expect(page).toContain("Both a user name and a password are needed.");
    expect((await submit(sandbox, formOf(page), { username: "anna", password: "pw" })).status).toBe(200);
  });

  it("cannot be approved by a page that does not hold the flow's id, nor before the sign-in", async () => {
    const sandbox = await sandboxForTest();
    const action = "/v1/oauth/authorize/consent";
    for (const flow of ["", "guessed", (await signInForm(sandbox)).flow]) {
      const answer = await submit(sandbox, { action, flow }, { decision: "allow" });
      expect(answer.status).toBe(400);
      expect(answer.headers.get("location")).toBeNull();
    }
  });

  it("show the consent again for anything but Allow or Deny, and end with the decision", async () => {
    const sandbox = await sandboxForTest();
    const form = await consentForm(sandbox);
    expect((await submit(sandbox, form, { decision: "maybe" })).status).toBe(400);
    expect((await submit(sandbox, form, { decision: "allow" })).status).toBe(302);
    expect((await submit(sandbox, form, { decision: "allow" })).status).toBe(400);
  });

  it("are not kept, not framed, and have the one style sheet that their policy allows", async () => {
    const sandbox = await sandboxForTest();
    const answer = await fetch(authorizeUrl(sandbox));
    const style = /<style>([^<]*)<\/style>/.exec(await answer.text())?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`style-src 'sha256-${digest}'`);
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});
