import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "../../../test/support/repository.js";
import { startLoginServer } from "./support/login-server.js";
import { openTab } from "./support/login-tabs.js";
import { newContext } from "./support/site.js";

test("the README's example works as it stands, in a page that was signed in before", async () => {
  const readme = await readFile(join(root, "packages/storage-indexeddb/README.md"), "utf8");
  const programs = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");
  expect(programs).toHaveLength(1);
  expect(programs[0]?.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(15);
  const { outputFiles } = await build({
    stdin: { contents: `${programs[0]}\nglobalThis.authorization = authorization;`, resolveDir: root },
    bundle: true,
    format: "esm",
    conditions: ["@schwab-kit/source"],
    write: false,
  });

  const server = await startLoginServer();
  const tab = await openTab(await newContext(), server);
  await tab.evaluate((record) => tokens.adopt(record as never), server.expiredLogin);
  await tab.reload();
  const warnings: string[] = [];
  tab.on("console", (message) => warnings.push(message.text()));
  await tab.evaluate(`globalThis.appKey = ${JSON.stringify(server.sandbox.appKey)}`);
  await tab.addScriptTag({ type: "module", content: outputFiles[0]?.text ?? "" });
  await tab.waitForFunction("globalThis.authorization");

  const headers = { authorization: String(await tab.evaluate("authorization")) };
  const address = new URL("/trader/v1/accounts/accountNumbers", server.sandbox.url);
  expect((await fetch(address, { headers })).status).toBe(200);
  expect(server.refreshes()).toBe(1);
  expect(warnings).toEqual([]);
});
