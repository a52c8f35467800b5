import { expect, test } from "vitest";
import { openStorage } from "./support/open-storage.js";
import { openTabs } from "./support/open-tabs.js";

test("an open that another tab blocks is reported in time, and succeeds when that tab lets go", async () => {
  const [rude, deleting, tab] = await openTabs(3);
  await rude.evaluate(async () => {
    await (await kit.openIndexedDbStorage()).close();
    // No heed is taken of versionchange, as by a tab that is frozen.
    const request = indexedDB.open("schwab-kit");
    await new Promise<void>((resolve) => {
      request.onsuccess = () => resolve();
    });
    Object.assign(globalThis, { connection: request.result });
  });
  await deleting.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase("schwab-kit").onblocked = () => resolve();
      }),
  );

  const error = await tab.evaluate(() => kit.openIndexedDbStorage().catch((thrown) => thrown.toJSON()));
  expect(error).toMatchObject({
    code: "storage-unavailable",
    retryable: true,
    message: expect.stringContaining("Close the other tabs"),
  });
  await rude.evaluate("connection.close()");
  await openStorage(tab);
  expect((await tab.evaluate(() => storage.capabilities)).durable).toBe(true);
});

test("a transaction that another tab holds up is reported in time, and is not carried out later", async () => {
  const [rude, tab] = await openTabs(2);
  await openStorage(tab);
  await rude.evaluate(async () => {
    const request = indexedDB.open("schwab-kit");
    await new Promise<void>((resolve) => {
      request.onsuccess = () => resolve();
    });
    const store = request.result.transaction("login", "readwrite").objectStore("login");
    let isToldToEnd = false;
    const ended = new Promise<void>((resolve) => {
      store.transaction.oncomplete = () => resolve();
    });
    const goOn = (): void => {
      if (!isToldToEnd) store.get("key").onsuccess = goOn;
    };
    await new Promise<void>((resolve) => {
      store.get("key").onsuccess = () => {
        goOn();
        resolve();
      };
    });
    const end = async () => {
      isToldToEnd = true;
      await ended;
    };
    Object.assign(globalThis, { end });
  });

  const error = await tab.evaluate(() =>
    storage.clear({ expected: "any" }).catch((thrown) => thrown.toJSON()),
  );
  expect(error).toMatchObject({ code: "storage-unavailable", retryable: true });
  await rude.evaluate("end()");
  await tab.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 1 });
});
