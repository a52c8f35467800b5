import { type ApiAnswer, notAsked } from "../api-answers.js";
import type { Check } from "../examine.js";
import { type Finding, ok, unanswered, wrong } from "../finding.js";
import type { FindingCode } from "../finding-codes.js";
import type { Setup } from "../setup.js";

interface Product {
  readonly name: string;
  /** As the developer portal calls it. */
  readonly product: string;
  readonly refused: FindingCode;
  readonly own: (api: Setup["api"]) => Promise<ApiAnswer<unknown>>;
  readonly other: (api: Setup["api"]) => Promise<ApiAnswer<unknown>>;
}

export const traderApi: Check = accessTo({
  name: "trader-api",
  product: "Accounts and Trading Production",
  refused: "trader-not-allowed",
  own: (api) => api.trader(),
  other: (api) => api.marketData(),
});

export const marketDataApi: Check = accessTo({
  name: "market-data-api",
  product: "Market Data Production",
  refused: "market-data-not-allowed",
  own: (api) => api.marketData(),
  other: (api) => api.trader(),
});

/** Asks with the access token that is stored, as long as it lasts. One product that refuses what the other takes was not added to the app. */
function accessTo({ name, product, refused, own, other }: Product): Check {
  return {
    name,
    async look(setup): Promise<Finding> {
      const why = await notAsked(setup);
      if (why !== undefined) return why;
      const answer = await own(setup.api);
      if ("data" in answer) return ok("It takes the access token.");
      if (answer.error.code !== "api-unauthorized") return unanswered(answer.error);
      const isAlone = "data" in (await other(setup.api));
      return isAlone
        ? wrong(
            refused,
            "It refuses the access token that the other API takes.",
            `Add the product "${product}" to the app in the developer portal, wait until it is approved, and log in again.`,
          )
        : wrong(
            "access-token-refused",
            "It refuses the access token, whose time is not over.",
            "Log in again (schwab login): most likely somebody logged in elsewhere, which ends this login, or the app's access was revoked.",
          );
    },
  };
}
