import { expect, test } from "vitest";
import { openStorage } from "./support/open-storage.js";
import { newSite } from "./support/site.js";

test("an open that another tab blocks is reported in time, and succeeds when that tab lets go", async () => {
  const open = await newSite();
  const [rude, deleting, tab] = [await open(), await open(), await open()];
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
  // The open that was given up has come about by now, and is in nobody's way.
  await deleting.evaluate(() => kit.removeDatabase("schwab-kit"));
});

test("a transaction that another tab holds up is reported in time, and is not carried out later", async () => {
  const open = await newSite();
  const [rude, tab] = [await open(), await open()];
  await openStorage(tab);
  const expected = await tab.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
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

  const error = await tab.evaluate(
    (revision) => storage.clear({ expected: revision }).catch((thrown) => thrown.toJSON()),
    expected,
  );
  expect(error).toMatchObject({ code: "storage-unavailable", retryable: true });
  await rude.evaluate("end()");
  expect((await tab.evaluate(() => storage.load()))?.value).toEqual({ n: 1 });
});
