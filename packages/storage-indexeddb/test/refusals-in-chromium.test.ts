import { expect, test } from "vitest";
import { openStorage } from "./support/open-storage.js";
import { newTab } from "./support/site.js";

test("a full disk is told before a login, and leaves what is stored", async () => {
  const tab = await newTab();
  const session = await tab.context().newCDPSession(tab);
  const { origin } = new URL(tab.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
  await openStorage(tab);
  await tab.evaluate(() => storage.save({ n: 1 }, { expected: undefined }));
  await tab.evaluate(() => storage.assertWritable?.());

  const told = await tab.evaluate(async () => {
    const expected = (await storage.load())?.revision;
    const refused = ({ name }: { name: string }) => name;
    for (const size of [32_768, 2_048]) {
      for (let n = 0, outcome: unknown; outcome !== "QuotaExceededError" && n < 100; n++) {
        outcome = await kit.putRaw("schwab-kit", `${size} ${n}`, () => "x".repeat(size)).catch(refused);
      }
    }
    const toJson = (thrown: { toJSON(): unknown }) => thrown.toJSON();
    const padding = "x".repeat(32_768);
    const saving = await storage.save({ n: 2, padding }, { expected }).catch(toJson);
    const asking = await storage.assertWritable?.().catch(toJson);
    return { saving, asking, stored: (await storage.load())?.value };
  });
  const full = { code: "storage-unwritable", message: expect.stringContaining("Make room") };
  expect(told).toMatchObject({ saving: full, asking: full, stored: { n: 1 } });
});

test("a database of that name that is somebody else's is left alone", async () => {
  const tab = await newTab();
  const error = await tab.evaluate(async () => {
    const request = indexedDB.open("schwab-kit", 1);
    await new Promise<void>((resolve) => {
      request.onsuccess = () => resolve(request.result.close());
    });
    return await kit.openIndexedDbStorage().catch((thrown) => thrown.toJSON());
  });
  expect(error).toMatchObject({
    code: "storage-corrupt",
    action: "fix-config",
    message: expect.stringContaining("another database name"),
  });
});
