import { expect, test } from "vitest";
import { openStorage } from "./support/open-storage.js";
import { newSite, newTab } from "./support/site.js";

test("a database that another tab deletes is let go, and made anew", async () => {
  const open = await newSite();
  const [one, other] = [await open(), await open()];
  await openStorage(one);
  const revision = await one.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  // Would be blocked for ever by a connection that stays.
  await other.evaluate(() => kit.removeDatabase("schwab-kit"));

  expect(await one.evaluate(() => storage.load())).toBeUndefined();
  const renewal = one.evaluate((expected) => storage.save({ n: 2 }, { expected }), revision);
  await expect(renewal).rejects.toThrow("changed by somebody else");
  await one.evaluate(() => storage.save({ n: 3 }, { expected: undefined }));
  await openStorage(other);
  expect((await other.evaluate(() => storage.load()))?.value).toEqual({ n: 3 });
});

test("what was encrypted before the database was deleted is not stored after", async () => {
  const tab = await newTab();
  await openStorage(tab);
  const first = await tab.evaluate(async () => {
    const { subtle } = crypto;
    const encrypt = subtle.encrypt.bind(subtle);
    subtle.encrypt = async (...given) => {
      subtle.encrypt = encrypt;
      await kit.removeDatabase("schwab-kit");
      // Another tab is logged out, and logs in at once: there is a key again, and it is not ours.
      await kit.openIndexedDbStorage();
      return await encrypt(...given);
    };
    return await storage.save({ n: 1 }, { expected: undefined }).catch(({ code }) => code);
  });
  expect(first).toBe("storage-conflict");
  await tab.evaluate(() => storage.save({ n: 2 }, { expected: undefined }));
  expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 2 });
});

test("a connection that the browser closes is opened again", async () => {
  const tab = await newTab();
  await openStorage(tab);
  await tab.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  const session = await tab.context().newCDPSession(tab);
  const origin = new URL(tab.url()).origin;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  expect(await tab.evaluate(() => storage.load())).toBeUndefined();
  await tab.evaluate(() => storage.save({ n: 2 }, { expected: undefined }));
  expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 2 });
});

/** Keeps hold of every connection, as `connections`. */
const keepConnections = `globalThis.connections = [];
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener("success", () => connections.push(request.result));
    return request;
  };`;

test("a connection that is closed without a word is opened again, once for each call", async () => {
  const tab = await newTab(keepConnections);
  await openStorage(tab);
  await tab.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  await tab.evaluate("connections.at(-1).close()");
  expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 1 });
  expect(await tab.evaluate("connections.length")).toBe(2);

  const error = await tab.evaluate(async () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("The connection is closing.", "InvalidStateError");
    };
    return await storage.load().catch((thrown) => thrown.toJSON());
  });
  expect(error).toMatchObject({
    code: "storage-unavailable",
    retryable: true,
    message: expect.stringContaining("was closed by the browser"),
  });
  expect(await tab.evaluate("connections.length")).toBe(3);
});

test("a database that a newer page has upgraded is left alone", async () => {
  const open = await newSite();
  const [one, other] = [await open(), await open()];
  await openStorage(one);
  await one.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  await other.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("schwab-kit", 2);
        request.onsuccess = () => resolve(request.result.close());
      }),
  );
  const told = await one.evaluate(async () => {
    const error = await storage.load().catch((thrown) => thrown.toJSON());
    const opening = await kit.openIndexedDbStorage().catch((thrown) => thrown.toJSON());
    return { error, opening };
  });
  for (const error of [told.error, told.opening]) {
    expect(error).toMatchObject({
      code: "storage-too-new",
      message: expect.stringContaining("Reload the page"),
    });
  }
});

test("a storage that was closed says so", async () => {
  const tab = await newTab();
  await openStorage(tab);
  const error = await tab.evaluate(async () => {
    await storage.close();
    return await storage.load().catch((thrown) => thrown.toJSON());
  });
  expect(error).toMatchObject({ code: "storage-unavailable", retryable: false });
  expect(error.message).toContain('database "schwab-kit", store "login"');
  expect(error.message).toContain("was closed by close()");
});
