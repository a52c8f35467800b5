import { describe, expect, it } from "vitest";
import { authorizeUrl } from "./support.js";
import { limitOrder, type TradingSandbox, tradingSandbox } from "./trader-support.js";

/** The statuses of so many requests, one after the other. */
async function statuses(count: number, ask: () => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await ask()).status);
  return found;
}

const accounts = ({ send }: TradingSandbox) => send("GET", "/accounts/accountNumbers");
const oneLeft = { requestsPerMinute: 3, orderWritesPerMinute: 2 };

describe("rate limits", () => {
  it("are off unless asked for", async () => {
    const sandbox = await tradingSandbox();
    expect(new Set(await statuses(200, () => accounts(sandbox)))).toEqual(new Set([200]));
  });

  it("let no more than so many requests pass in any 60 seconds", async () => {
    // The helper's own request for the account numbers is the first of them.
    const sandbox = await tradingSandbox({ rateLimits: oneLeft });
    sandbox.advance(50);
    expect(await statuses(3, () => accounts(sandbox))).toEqual([200, 200, 429]);
    sandbox.advance(9);
    const refused = await accounts(sandbox);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await refused.json()).toEqual({ message: "Too Many Requests" });
    sandbox.advance(1);
    expect(await statuses(2, () => accounts(sandbox))).toEqual([200, 429]);
    expect((await accounts(sandbox)).headers.get("retry-after")).toBe("50");
    sandbox.advance(50);
    expect(await statuses(3, () => accounts(sandbox))).toEqual([200, 200, 429]);
  });

  it("are one for both data APIs, and none for logins and the admin API", async () => {
    const sandbox = await tradingSandbox({ rateLimits: oneLeft });
    const { url } = sandbox.sandbox;
    const quotes = () => sandbox.send("GET", "/../../marketdata/v1/quotes?symbols=KO");
    expect(await statuses(3, quotes)).toEqual([200, 200, 429]);
    expect((await accounts(sandbox)).status).toBe(429);
    const login = () => fetch(authorizeUrl(sandbox.sandbox), { redirect: "manual" });
    expect(new Set(await statuses(5, login))).toEqual(new Set([302]));
    expect(new Set(await statuses(5, () => fetch(`${url}/sandbox/journal`)))).toEqual(new Set([200]));
  });

  it("count order writes for each account by themselves, and previews not among them", async () => {
    const sandbox = await tradingSandbox({ rateLimits: oneLeft });
    const { send, cash, margin } = sandbox;
    const place = (account: string) => send("POST", `${account}/orders`, limitOrder());
    const placed = await place(cash);
    const path = `${cash}/orders/${placed.headers.get("location")?.split("/").at(-1)}`;
    expect((await send("DELETE", path)).status).toBe(200);
    expect((await send("PUT", path, limitOrder())).status).toBe(429);
    expect(await statuses(3, () => place(margin))).toEqual([201, 201, 429]);
    const preview = () => send("POST", `${cash}/previewOrder`, limitOrder());
    expect(await statuses(3, preview)).toEqual([200, 200, 429]);
  });

  it("of no order writes refuse every order", async () => {
    const { send, cash } = await tradingSandbox({ rateLimits: { orderWritesPerMinute: 0 } });
    const refused = await send("POST", `${cash}/orders`, limitOrder());
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  });

  it("can leave Retry-After out, and spend no fault on a request they refuse", async () => {
    const sandbox = await tradingSandbox({ rateLimits: { requestsPerMinute: 1, retryAfter: false } });
    sandbox.sandbox.addFault({ path: "/trader/v1/*", status: 503 });
    const refused = await accounts(sandbox);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, null]);
    sandbox.advance(60);
    expect((await accounts(sandbox)).status).toBe(503);
    expect((await accounts(sandbox)).status).toBe(429);
  });

  it("can be set and lifted while it runs, by the admin API too", async () => {
    const sandbox = await tradingSandbox();
    const { url } = sandbox.sandbox;
    const admin = (limits: unknown) =>
      fetch(`${url}/sandbox/rate-limits`, { method: "PUT", body: JSON.stringify(limits) });
    const shown = async () => (await fetch(`${url}/sandbox/rate-limits`)).json();
    expect(await shown()).toBe("off");
    expect((await admin({})).status).toBe(204);
    expect(await shown()).toEqual({ requestsPerMinute: 120, orderWritesPerMinute: 120, retryAfter: true });
    expect((await statuses(121, () => accounts(sandbox))).lastIndexOf(200)).toBe(119);
    sandbox.sandbox.setRateLimits({ requestsPerMinute: 1 });
    expect(await statuses(2, () => accounts(sandbox))).toEqual([200, 429]);
    expect((await admin("off")).status).toBe(204);
    expect(await statuses(2, () => accounts(sandbox))).toEqual([200, 200]);
  });

  it.each<unknown>([
    null,
    "on",
    [],
    { requestsPerMinute: 0 },
    { requestsPerMinute: 1.5 },
    { orderWritesPerMinute: 121 },
    { orderWritesPerMinute: -1 },
    { retryAfter: "yes" },
    { perMinute: 5 },
    { constructor: 1 },
  ])("refuse to be %j", async (limits: unknown) => {
    const { sandbox } = await tradingSandbox();
    expect(() => sandbox.setRateLimits(limits as "off")).toThrow(
      'The rate limits must be "off", or an object',
    );
    const answer = await fetch(`${sandbox.url}/sandbox/rate-limits`, {
      method: "PUT",
      body: JSON.stringify(limits),
    });
    expect(answer.status).toBe(400);
  });
});
