import { readFile, writeFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { clientFromTokenFile, type TokenEvent } from "../src/index.js";
import { ageLogin, healthy } from "./support/patient.js";
import { run } from "./support/run.js";

test("a client tells of its login's end at the times that it was given", async () => {
  const patient = await healthy();
  await ageLogin(patient, 2 * 86_400);
  const { appKey: apiKey, appSecret, url: baseUrl } = patient.sandbox;
  const client = await clientFromTokenFile({
    apiKey,
    appSecret,
    baseUrl,
    tokenPath: patient.tokenFile,
    loginExpiring: { before: [6 * 86_400] },
  });
  onTestFinished(() => client.close());
  const events: TokenEvent[] = [];
  client.tokens.subscribe((event) => events.push(event));
  await expect.poll(() => events.length, { interval: 5 }).toBe(1);
  expect(events).toMatchObject([{ type: "login-expiring" }]);
  expect((await client.tokens.status()).state).toBe("login-expiring");
});

test.each([
  [6.5, /^The login ends in 11 hours .*: schwab login$/],
  [8, /^The login is over. Log in again: schwab login$/],
])("a command that a token of a login of %d days serves says how that stands", async (days, sentence) => {
  const patient = await healthy();
  const record = JSON.parse(await readFile(patient.tokenFile, "utf8"));
  record.creation_timestamp -= days * 86_400;
  await writeFile(patient.tokenFile, JSON.stringify(record));
  const { code, stderr } = await run("schwab", ["quote", "AAPL"], patient);
  expect(code).toBe(0);
  expect(stderr.trim()).toMatch(sentence);
});
