import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ErrorCode, errorActions, SchwabKitError } from "schwab-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ofApi } from "./error-codes/of-api.js";
import { ofLogins } from "./error-codes/of-logins.js";
import { ofOrders } from "./error-codes/of-orders.js";
import { ofSettings } from "./error-codes/of-settings.js";
import { ofStorages } from "./error-codes/of-storages.js";
import { ofStream } from "./error-codes/of-stream.js";
import { closeScene, folder, openScene, printed, sandbox, secrets } from "./error-codes/scene.js";
import { leaksIn, shown } from "./support/canary.js";

const raised = new Map<string, unknown>();

beforeAll(openScene);
afterAll(closeScene);

/** How each code is raised for real. A code without a line doesn't compile; one that is not raised fails. */
const raise: Record<ErrorCode, () => Promise<unknown>> = {
  ...ofLogins,
  ...ofStorages,
  ...ofApi,
  ...ofOrders,
  ...ofStream,
  ...ofSettings,
};

test.each(Object.keys(errorActions) as ErrorCode[])("%s is raised for real", async (code) => {
  const error = await raise[code]().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SchwabKitError);
  expect((error as SchwabKitError).code).toBe(code);
  expect((error as SchwabKitError).message).toMatch(/\S{2,} .*[.)]$/s);
  raised.set(code, error);
});

test("no secret of the run is in any error, inspected, stringified or printed, nor in any output", async () => {
  expect(raised.size).toBe(Object.keys(errorActions).length);
  secrets.add(sandbox.appSecret).add("a-token").add("r-token").add("not-the-secret");
  for (const file of await readdir(folder)) {
    const text = await readFile(join(folder, file), "utf8").catch(() => "");
    for (const [, token] of text.matchAll(/"(?:access|refresh|id)_token":"([^"]+)"/g))
      secrets.add(token ?? "");
  }
  expect(secrets.size).toBeGreaterThan(40);
  const everything = [...[...raised.values()].map(shown), ...printed, JSON.stringify(sandbox.journal())].join(
    "\n",
  );
  for (const secret of secrets) {
    // The state is meant to be seen: it is part of the address that the person opens.
    const isState = /^[\w-]{20,60}$/.test(secret) && printed.some((text) => text.includes(`state=${secret}`));
    if (!isState) expect(leaksIn(everything, [secret]), `${secret.slice(0, 4)}…`).toEqual([]);
  }
  expect(leaksIn(`${everything}${sandbox.appSecret}`, [sandbox.appSecret])).not.toEqual([]);
});
