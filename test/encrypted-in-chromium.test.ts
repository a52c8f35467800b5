import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { memoryStorage } from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "./support/chromium.js";
import { root } from "./support/repository.js";

/** An empty page that can import core as built; nothing leaves the browser. */
async function pageAt(origin: string): Promise<Page> {
  const page = await openPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") await route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    else await route.fulfill({ path: join(root, "packages/core/dist", pathname) });
  });
  await page.goto(`${origin}/`);
  return page;
}

const imports = `
  const { memoryStorage } = await import("/index.js");
  const { encryptedStorage } = await import("/encrypted/index.js");
  const inner = memoryStorage();`;

test("a page encrypts what Node decrypts, and reads back under a key that can't be extracted", async () => {
  const page = await pageAt("https://app.example");
  const key = randomBytes(32).toString("base64");
  const envelope = await page.evaluate(`(async () => {${imports}
    await encryptedStorage(inner, { key: () => ({ id: "k", key: "${key}" }) }).save({ n: "ü" }, {});
    return (await inner.load()).value;
  })()`);
  const storage = encryptedStorage(memoryStorage(envelope as never), { key: () => ({ id: "k", key }) });
  expect((await storage.load())?.value).toEqual({ n: "ü" });

  const read = await page.evaluate(`(async () => {${imports}
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const storage = encryptedStorage(inner, { key: () => ({ id: "k", key }) });
    await storage.save({ n: 1 }, {});
    return (await storage.load()).value;
  })()`);
  expect(read).toEqual({ n: 1 });
});

test("a page that came by plain http has no WebCrypto, and is told so", async () => {
  const page = await pageAt("http://app.example");
  const error = await page.evaluate(`(async () => {${imports}
    try { encryptedStorage(inner, { key: () => undefined }); } catch (error) { return error.toJSON(); }
  })()`);
  expect(error).toMatchObject({ code: "config-invalid", message: expect.stringContaining("plain http") });
});
