import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { leaksIn, shown } from "../../../test/support/canary.js";
import { startLoginServer } from "./support/login-server.js";
import { openTab } from "./support/login-tabs.js";
import { newContext } from "./support/site.js";

/** A tab with a stored login that is then changed behind the storage's back: what load says, and what a login can do. */
async function afterChange(change: (tab: Page) => Promise<unknown>) {
  const server = await startLoginServer();
  const tab = await openTab(await newContext(), server);
  const login = server.expiredLogin;
  await tab.evaluate((record) => tokens.adopt(record as never), login);
  await change(tab);
  const told = await tab.evaluate(async (record) => {
    const error = await storage.load().catch((thrown) => ({
      ...thrown.toJSON(),
      revision: thrown.revision,
      stack: thrown.stack,
    }));
    // Another manager, as after a reload: this one has a login in memory.
    const options = { storage, appKey: "key", baseUrl: location.origin };
    const adopted = await new kit.TokenManager(options)
      .adopt(record as never, { replaceUnreadable: true })
      .then(
        () => "adopted",
        ({ code }) => code,
      );
    const found = await storage.load().catch(({ code }) => ({ value: code }));
    const [, kept] = (await kit.entriesOf("schwab-kit")).find(([name]) => name === "key") ?? [];
    const { algorithm, extractable, usages } = (kept as { key: CryptoKey }).key;
    return { error, adopted, found: found?.value, key: { algorithm, extractable, usages } };
  }, login);
  expect(leaksIn(shown(told.error), [login.token.access_token, login.token.refresh_token])).toEqual([]);
  expect(told.error.message).toContain('database "schwab-kit", store "login"');
  return { ...told, login };
}

const put = (key: string, change: string) => (tab: Page) =>
  tab.evaluate(`kit.putRaw("schwab-kit", ${JSON.stringify(key)}, ${change})`);

/** Puts a key that this package would not have made under the id of its own. */
const putKey =
  (algorithm: object, extractable: boolean, usages: readonly string[]) =>
  (tab: Page): Promise<unknown> =>
    tab.evaluate(`crypto.subtle
      .generateKey(${JSON.stringify(algorithm)}, ${extractable}, ${JSON.stringify(usages)})
      .then((key) => kit.putRaw("schwab-kit", "key", (old) => ({ ...old, key })))`);

const ours = {
  algorithm: { name: "AES-GCM", length: 256 },
  extractable: false,
  usages: ["encrypt", "decrypt"],
};

const replaceable: [what: string, code: string, change: (tab: Page) => Promise<unknown>][] = [
  ["a key that is gone", "storage-wrong-key", put("key", "() => undefined")],
  [
    "another key",
    "storage-wrong-key",
    async (tab) => {
      await put("key", "() => undefined")(tab);
      await tab.evaluate(() => kit.openIndexedDbStorage());
    },
  ],
  [
    "a changed envelope",
    "storage-wrong-key",
    put("token", "(old) => ({ ...old, value: { ...old.value, iv: 'AAECAwQFBgcICQoL' } })"),
  ],
  ["something else in place of the key", "storage-wrong-key", put("key", "() => 'something else'")],
  [
    "a key that gives its bytes away",
    "storage-wrong-key",
    putKey(ours.algorithm, true, ["encrypt", "decrypt"]),
  ],
  ["a key that only decrypts", "storage-wrong-key", putKey(ours.algorithm, false, ["decrypt"])],
  ["a shorter key", "storage-wrong-key", putKey({ ...ours.algorithm, length: 128 }, false, ours.usages)],
  [
    "a key of another algorithm",
    "storage-wrong-key",
    putKey({ ...ours.algorithm, name: "AES-CBC" }, false, ours.usages),
  ],
  ["a cut envelope", "storage-corrupt", put("token", "(old) => ({ ...old, value: { format: 'x' } })")],
  ["something else in place of the token", "storage-corrupt", put("token", "() => 'something else'")],
];

test.each(replaceable)("%s is told as %s, and a login replaces it", async (_, code, change) => {
  const { error, adopted, found, key, login } = await afterChange(change);
  expect(error).toMatchObject({ code, action: "login", revision: expect.any(String) });
  expect(adopted).toBe("adopted");
  expect(found).toEqual(login);
  expect(key).toEqual(ours);
});

test("what a newer version has written is left alone", async () => {
  const newer = "(old) => ({ ...old, value: { ...old.value, version: 2 } })";
  const { error, adopted, found } = await afterChange(put("token", newer));
  expect(error).toMatchObject({ code: "storage-too-new" });
  expect(error.revision).toBeUndefined();
  expect(adopted).toBe("storage-too-new");
  expect(found).toBe("storage-too-new");
});
