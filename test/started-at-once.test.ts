import { readFileSync, writeFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { shareLogin } from "./support/login-processes.js";

test("32 processes started at once on one expired token make one refresh, and all get the new token", async () => {
  const { sandbox, path, start, stored } = await shareLogin(onTestFinished, {
    rotateRefreshTokens: "strict",
  });
  const record = JSON.parse(readFileSync(path, "utf8"));
  record.token.expires_at = Math.floor(Date.now() / 1000) - 1;
  writeFileSync(path, JSON.stringify(record));
  sandbox.expireAccessTokens();
  sandbox.clearJournal();
  const answers = await Promise.all(Array.from({ length: 32 }, () => start().say("get")));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
  const refreshes = sandbox.journal().filter(({ grantType }) => grantType === "refresh_token");
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  expect(answers.flatMap(({ mints }) => mints.map(({ token }) => token))).toEqual([stored()]);
});
