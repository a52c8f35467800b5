import { expect, test } from "vitest";
import { startLoginServer } from "./support/login-server.js";
import { accessTokenOf, openTab } from "./support/login-tabs.js";
import { openStorage } from "./support/open-storage.js";
import { newContext, newSite, newTab } from "./support/site.js";

test("first tabs opened at once have one key, and read each other's values", async () => {
  const open = await newSite();
  const tabs = await Promise.all([open(), open(), open()]);
  for (const database of ["first", "second", "third", "fourth", "fifth"]) {
    const saved = await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(async (database) => {
          globalThis.storage = await kit.openIndexedDbStorage({ database });
          // Each goes on at once, whether or not the others have a key yet.
          return await storage.save({ n: 1 }, { expected: undefined }).catch(({ code }) => code);
        }, database),
      ),
    );
    expect(saved.filter((one) => one === "storage-conflict")).toHaveLength(2);
    const found = await Promise.all(tabs.map((tab) => tab.evaluate(() => storage.load())));
    expect(found.map((one) => one?.value)).toEqual([{ n: 1 }, { n: 1 }, { n: 1 }]);
  }
});

test("a tab that is slow to make its key takes the one that another has used meanwhile", async () => {
  const open = await newSite();
  const [slow, other] = [await open(), await open()];
  const opening = slow.evaluate(async () => {
    const { subtle } = crypto;
    const generateKey = subtle.generateKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
    const told = new Promise((goOn) => Object.assign(globalThis, { goOn }));
    subtle.generateKey = (async (...given: unknown[]) => {
      await told;
      return await generateKey(...given);
    }) as typeof subtle.generateKey;
    globalThis.storage = await kit.openIndexedDbStorage();
  });
  await slow.waitForFunction("globalThis.goOn");
  await openStorage(other);
  await other.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  await slow.evaluate("goOn()");
  await opening;
  for (const tab of [slow, other]) {
    expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 1 });
  }
});

test("the key is kept as an object that gives its bytes to nobody", async () => {
  const tab = await newTab();
  const key = await tab.evaluate(async () => {
    await kit.openIndexedDbStorage();
    const [, stored] = (await kit.entriesOf("schwab-kit")).find(([name]) => name === "key") ?? [];
    const { key } = stored as { key: CryptoKey };
    const exported = await crypto.subtle.exportKey("raw", key).catch(({ name }) => name);
    return { algorithm: key.algorithm, extractable: key.extractable, exported };
  });
  expect(key).toEqual({
    algorithm: { name: "AES-GCM", length: 256 },
    extractable: false,
    exported: "InvalidAccessError",
  });
});

test("whatever is changed is on the disk when that is told", async () => {
  const tab = await newTab(`globalThis.durabilities = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const begun = transaction.apply(this, given);
      if (begun.mode === "readwrite") durabilities.push(begun.durability);
      return begun;
    };`);
  await openStorage(tab);
  await tab.evaluate(async () => {
    const expected = await storage.save({ n: 1 }, { expected: undefined });
    await storage.clear({ expected });
  });
  expect(await tab.evaluate("durabilities")).toEqual(["strict", "strict", "strict"]);
});

test("a login leaves nothing but ciphertext in the browser", async () => {
  const server = await startLoginServer();
  const context = await newContext();
  const tab = await openTab(context, server);
  await tab.evaluate((record) => tokens.adopt(record as never), server.expiredLogin);
  const { access_token: before, refresh_token } = server.expiredLogin.token;
  const secrets = [before, refresh_token, await accessTokenOf(tab)];
  expect(server.refreshes()).toBe(1);

  const everything = await tab.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const entries = await kit.entriesOf("schwab-kit");
    const [, token] = entries.find(([name]) => name === "token") ?? [];
    return {
      databases,
      keys: entries.map(([name]) => name),
      token,
      others: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      caches: await caches.keys(),
    };
  });
  expect(everything).toMatchObject({
    databases: ["schwab-kit"],
    keys: ["key", "token"],
    token: { value: { format: "schwab-kit-encrypted", version: 1 } },
    others: '[{},{},""]',
    caches: [],
  });
  for (const secret of secrets) {
    for (const spelled of [secret, btoa(secret).slice(0, -4)]) {
      expect(JSON.stringify(everything)).not.toContain(spelled);
    }
  }
});

test("other tabs are told the revision of what was stored, and nothing else", async () => {
  const open = await newSite();
  const [one, other] = [await open(), await open()];
  await other.evaluate(async () => {
    globalThis.storage = await kit.openIndexedDbStorage();
    const told: unknown[] = [];
    // As any script of the origin could listen, and talk.
    new BroadcastChannel("schwab-kit").onmessage = ({ data }) => told.push(data);
    const heard: unknown[] = [];
    storage.subscribe?.((revision) => heard.push(revision));
    Object.assign(globalThis, { told, heard });
  });
  const revision = await one.evaluate(async () => {
    const storage = await kit.openIndexedDbStorage();
    const channel = new BroadcastChannel("schwab-kit");
    for (const junk of [{ token: "x" }, 7, null]) channel.postMessage(junk);
    const revision = await storage.save({ access_token: "hush" }, { expected: undefined });
    await storage.clear({ expected: revision });
    return revision;
  });
  await other.waitForFunction("heard.length === 2");
  expect(await other.evaluate("heard")).toEqual([revision, undefined]);
  expect(await other.evaluate("told")).toEqual([{ token: "x" }, 7, null, revision, undefined]);
});
