import { expect, onTestFinished, test } from "vitest";
import { clientFromTokenFile, type TokenEvent } from "../src/index.js";
import { ageLogin, healthy } from "./support/patient.js";

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
