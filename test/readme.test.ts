import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, onTestFinished, test } from "vitest";
import { logInto } from "./support/log-in.js";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

/** The examples of a README that are whole programs. */
async function programsIn(readme: string): Promise<string[]> {
  const text = await readFile(join(root, readme), "utf8");
  return [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");
}

test.each([
  ["README.md", [/^\d+(\.\d+)?\n$/]],
  ["packages/core/README.md", [/^Nothing to do\./]],
  ["packages/http-client/README.md", [/^\d{4,} \d{2,}\n$/]],
  [
    "packages/orders/README.md",
    [/^\{"session":"NORMAL".*"stopPrice":"170.00".*\}\norder-invalid session-duration,quantity-positive\n$/],
  ],
  ["packages/schwab-kit/README.md", [/^\d+(\.\d+)?\n$/, /^(AAPL \d+(\.\d+)?\n)+$/]],
  ["packages/streaming/README.md", [/^\d+(\.\d+)?\n$/]],
])("the examples of %s run as they stand", async (readme, outputs) => {
  const programs = await programsIn(readme);
  expect(programs).toHaveLength(outputs.length);
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "readme-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const path = join(folder, "token.json");
  for (const [index, code] of programs.entries()) {
    await logInto(sandbox, path);
    const program = join(folder, "example.mjs");
    await writeFile(program, code);
    expect(code.trim().split("\n").length).toBeLessThanOrEqual(15);
    const { stdout } = await exec(process.execPath, [program], {
      env: {
        PATH: process.env["PATH"],
        SCHWAB_APP_KEY: sandbox.appKey,
        SCHWAB_APP_SECRET: sandbox.appSecret,
        SCHWAB_CALLBACK_URL: sandbox.callbackUrl,
        SCHWAB_TOKEN_FILE: path,
        SCHWAB_BASE_URL: sandbox.url,
      },
    });
    expect(stdout).toMatch(outputs[index] as RegExp);
  }
});
