import { inWords } from "@schwab-kit/core";
import type { Check } from "../examine.js";
import { ok, unknown, wrong } from "../finding.js";

const NOBODY = "Nobody is logged in.";
/** Before the end of a login, seconds. */
const SOON = 86_400;

/** The clock of half an hour. */
export const accessTokenClock: Check = {
  name: "access-token",
  async look({ login, now }) {
    const expiresAt = (await login())?.status.accessToken?.expiresAt;
    if (expiresAt === undefined) return unknown(NOBODY);
    const left = Math.floor(expiresAt - (await now()));
    return ok(
      left > 0
        ? `The access token lasts another ${inWords(left)}, and is renewed by whoever uses it then.`
        : `The access token ended ${inWords(-left)} ago, and is renewed by whoever needs it next.`,
    );
  },
};

/** The clock of seven days. */
export const loginClock: Check = {
  name: "login",
  async look({ login, now }) {
    const expiresAt = (await login())?.status.login?.expiresAt;
    if (expiresAt === undefined) return unknown(NOBODY);
    const left = Math.floor(expiresAt - (await now()));
    if (left > SOON) return ok(`The login lasts another ${inWords(left)}.`);
    const remedy = "Run: schwab login. Running programs take the new login over.";
    return left > 0
      ? wrong("login-expiring", `The login ends in ${inWords(left)}.`, remedy)
      : wrong(
          "login-expired",
          `The login ended ${inWords(-left)} ago: each one lasts 7 days, which nothing extends.`,
          remedy,
        );
  },
};
