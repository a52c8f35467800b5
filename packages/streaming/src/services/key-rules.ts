import { isScreenerKey } from "./screener-key.js";
import type { StreamService } from "./stream-service.js";

/** What a service's keys look like. Only what is sure: Schwab knows more symbols than it describes. */
export interface KeyRule {
  readonly form: string;
  isPossible(key: string): boolean;
  /** What a key that is not possible may stand for. */
  meant(key: string): string | undefined;
}

/** Root in six places, yyMMdd, C or P, the strike in thousandths in eight. */
const optionForm = /^(?=.{21}$)[^\sa-z]{1,6} *\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[CP]\d{8}$/;

const equity = keyRule(
  "a stock, fund or index is in capital letters without blanks, as AAPL, BRK/B or $SPX",
  (key) => /^(?!\.?\/)[^\sa-z]+$/.test(key) && !optionForm.test(key),
);

const option = keyRule(
  "an option has 21 characters, as `AAPL  261218C00250000`, with the root filled up to six places",
  (key) => optionForm.test(key),
  (key) => {
    const [, root = "", contract = ""] = /^(\S{1,6}?) *(\d{6}[CP]\d{8})$/.exec(key) ?? [];
    return root.padEnd(6) + contract;
  },
);

const future = keyRule("a future is as /ESZ26, with a slash first and in capital letters", (key) =>
  /^\/[^\sa-z/]+$/.test(key),
);

const futuresOption = keyRule(
  "an option on a future is as ./OZCZ26C565: a dot and a slash, the future, C or P, the strike",
  (key) => /^\.\/[^\sa-z/]+[CP]\d[^\sa-z/]*$/.test(key),
);

const currencyPair = keyRule("a currency pair is as EUR/USD", (key) => /^[A-Z]{3}\/[A-Z]{3}$/.test(key));

const screener = keyRule(
  "a screener is as $SPX_VOLUME_5; `screenerKey` makes one of its parts",
  isScreenerKey,
);

const anything = keyRule("any text will do", () => true);

export const keyRules: Readonly<Record<StreamService, KeyRule>> = {
  LEVELONE_EQUITIES: equity,
  LEVELONE_OPTIONS: option,
  LEVELONE_FUTURES: future,
  LEVELONE_FUTURES_OPTIONS: futuresOption,
  LEVELONE_FOREX: currencyPair,
  NYSE_BOOK: equity,
  NASDAQ_BOOK: equity,
  OPTIONS_BOOK: option,
  CHART_EQUITY: equity,
  CHART_FUTURES: future,
  SCREENER_EQUITY: screener,
  SCREENER_OPTION: screener,
  ACCT_ACTIVITY: anything,
};

/** The most frequent slip is small letters; `mend` knows others. */
function keyRule(
  form: string,
  isPossible: (key: string) => boolean,
  mend: (key: string) => string = (key) => key,
): KeyRule {
  return {
    form,
    isPossible,
    meant: (key) => [mend(key.toUpperCase())].find(isPossible),
  };
}
