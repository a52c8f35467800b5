import { expect, onTestFinished, test } from "vitest";
import { type Answer, shareLogin } from "./support/login-processes.js";

const program = "in-place-writer.mjs";

const refreshes = (journal: readonly { readonly grantType?: string }[]) =>
  journal.filter(({ grantType }) => grantType === "refresh_token").length;

test("what a program wrote in place is adopted, and not refreshed again", async () => {
  const { sandbox, start, stored } = await shareLogin(onTestFinished);
  const [ours, writer] = [start(), start({ program })];
  expect(await ours.say("get")).toMatchObject({ status: 200 });
  const { token } = (await writer.say("refresh")) as Answer & { readonly token: string };
  expect(await ours.say("renew")).toMatchObject({ status: 200, mints: [] });
  expect(stored()).toBe(token);
  expect(refreshes(sandbox.journal())).toBe(1);
});

test("two of our processes and one that writes in place renew at once, thirty times, and none is locked out", async () => {
  const { sandbox, start, stored } = await shareLogin(onTestFinished);
  const all = [start(), start(), start({ program })];
  for (let round = 0; round < 30; round++) {
    const answers = await Promise.all(all.map((one, n) => one.say(n === 2 ? "refresh" : "renew")));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200 });
  }
  // Whoever wrote last, what is stored works, and everybody goes on from it.
  sandbox.expireAccessTokens();
  for (const one of all.slice(0, 2)) {
    await one.say("renew");
    expect(await one.say("renew")).toMatchObject({ status: 200 });
  }
  const newest = (await Promise.all(all.slice(0, 2).map((one) => one.say("get"))))
    .flatMap(({ mints }) => mints)
    .sort((a, b) => b.at - a.at)[0];
  expect(stored()).toBe(newest?.token);
});
