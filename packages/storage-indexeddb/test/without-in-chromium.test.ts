import type { TokenRecord } from "@schwab-kit/core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startLoginServer } from "./support/login-server.js";
import { accessTokenOf, openTenTabs } from "./support/login-tabs.js";
import { openStorage } from "./support/open-storage.js";
import { newContext, newSite, newTab } from "./support/site.js";

const memory = { durable: false, sharedBetween: "nothing", lockedBetween: "nothing", encrypted: false };

/** What the storage of a page says of itself, once it has kept something. */
const useStorage = (page: Pick<Page, "evaluate">) =>
  page.evaluate(async () => {
    const storage = await kit.openIndexedDbStorage();
    await storage.save({ n: 1 }, { expected: undefined });
    const { capabilities, description } = storage;
    return { capabilities, description, value: (await storage.load())?.value };
  });

test.each([
  [
    "has no IndexedDB",
    "NotSupportedError",
    "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
  ],
  [
    "refuses to store a key, as Safari's Lockdown Mode",
    "DataCloneError",
    "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'DataCloneError'); }",
  ],
  [
    "gives another thing back than a key",
    "KeyNotKept",
    "{ const { put } = IDBObjectStore.prototype; IDBObjectStore.prototype.put = function (value, key) { " +
      "return put.call(this, JSON.parse(JSON.stringify(value)), key); } }",
  ],
])("a browser that %s gets a storage in memory that says so", async (_, reason, script) => {
  const tab = await newTab(script);
  expect(await useStorage(tab)).toEqual({
    capabilities: memory,
    description: expect.stringContaining(reason),
    value: { n: 1 },
  });
});

test("a sandboxed frame, which may keep nothing, gets a storage in memory", async () => {
  const tab = await newTab();
  await tab.evaluate(() => {
    const frame = Object.assign(document.createElement("iframe"), { src: "/" });
    frame.setAttribute("sandbox", "allow-scripts");
    document.body.append(frame);
    return new Promise((resolve) => {
      frame.onload = resolve;
    });
  });
  const [, frame] = tab.frames();
  if (frame === undefined) throw new Error("There is no frame.");
  expect(await useStorage(frame)).toMatchObject({
    capabilities: memory,
    description: expect.stringContaining("SecurityError"),
  });
});

test("a page that came by plain http is told so", async () => {
  const tab = await newTab();
  const program = await tab.evaluate(async () => await (await fetch("/kit.js")).text());
  await tab.route("http://app.example/**", (route) =>
    route.request().url().endsWith("kit.js")
      ? route.fulfill({ contentType: "text/javascript", body: program })
      : route.fulfill({ contentType: "text/html", body: '<script type="module" src="/kit.js"></script>' }),
  );
  await tab.goto("http://app.example/");
  const error = await tab.evaluate(() => kit.openIndexedDbStorage().catch((thrown) => thrown.toJSON()));
  expect(error).toMatchObject({ code: "config-invalid", message: expect.stringContaining("plain http") });
});

test("without Web Locks ten tabs all get on, and nothing is lost", async () => {
  const server = await startLoginServer();
  const context = await newContext();
  await context.addInitScript("delete Navigator.prototype.locks");
  const tabs = await openTenTabs(context, server);
  expect(await tabs[0].evaluate(() => storage.capabilities)).toMatchObject({
    sharedBetween: "tabs",
    lockedBetween: "nothing",
  });

  const handed = await Promise.all(tabs.map(accessTokenOf));
  const stored = await tabs[0].evaluate(() => storage.load());
  expect(handed).toContain((stored?.value as TokenRecord | undefined)?.token.access_token);
  expect(server.refreshes()).toBeGreaterThan(0);
});

test("without Web Locks tabs that count up lose no count", async () => {
  const open = await newSite("delete Navigator.prototype.locks");
  const tabs = await Promise.all([open(), open(), open()]);
  await Promise.all(tabs.map(openStorage));
  const counting = tabs.map((tab) =>
    tab.evaluate(() => kit.performTask(storage, { do: "increment", times: 10 }, () => {})),
  );
  await tabs[0].evaluate(() => storage.save({ count: 0 }, { expected: undefined }));
  await Promise.all(counting);
  expect((await tabs[0].evaluate(() => storage.load()))?.value).toEqual({ count: 30 });
});

test("importing the package opens nothing", async () => {
  const touched = "globalThis.touched = [];";
  const spies = ["indexedDB.open", "navigator.locks.request", "crypto.subtle.generateKey"].map(
    (path) => `{ const path = ${JSON.stringify(path)}.split("."); const name = path.pop();
      const holder = path.reduce((one, member) => one[member], globalThis); const real = holder[name];
      holder[name] = (...given) => { touched.push(name); return real.apply(holder, given); } }`,
  );
  const channel = `{ const Real = BroadcastChannel;
    globalThis.BroadcastChannel = class extends Real { constructor(name) { super(name); touched.push("channel"); } } }`;
  const tab = await newTab([touched, ...spies, channel].join("\n"));
  expect(await tab.evaluate("touched")).toEqual([]);
  await openStorage(tab);
  await tab.evaluate(() =>
    storage.withLock(() => storage.save({}, { expected: undefined }), { waitMs: 9_000, holdMs: 9_000 }),
  );
  expect(new Set((await tab.evaluate("touched")) as string[])).toEqual(
    new Set(["open", "generateKey", "request", "channel"]),
  );
});
