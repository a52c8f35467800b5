import { ArgumentError } from "@schwab-kit/core";
import { withoutTokens } from "@schwab-kit/core/support";
import { canonicalText, decimalText } from "./decimal.js";

/** Root, day, side, strike in thousandths. From the end each part has its length, so the root may end in digits. */
const form = /^([A-Z0-9]{1,6}) *(\d{6})([CP])(\d{8})$/;

/** One option contract, and the symbol that Schwab names it by. Never changes. */
export class OptionSymbol {
  /** The root: most often the underlying's symbol, `AAPL1` or `SPXW` for contracts of another kind. */
  readonly underlyingSymbol: string;
  /** `yyyy-MM-dd`. */
  readonly expirationDate: string;
  readonly contractType: "C" | "P";
  /** Dollars, as the shortest decimal text: `182.5`. */
  readonly strikePrice: string;

  /**
   * @param underlyingSymbol the root, 1 to 6 capital letters and digits
   * @param expirationDate `yyyy-MM-dd` or `yyMMdd`. No `Date`: that is a moment, and its day another one elsewhere
   * @param contractType `C`, `CALL`, `P` or `PUT`
   * @param strikePrice dollars, up to 99999.999 and exact to a tenth of a cent
   * @throws ArgumentError `argument-invalid`
   */
  constructor(
    underlyingSymbol: string,
    expirationDate: string,
    contractType: "C" | "CALL" | "P" | "PUT",
    strikePrice: string | number,
  ) {
    if (!/^[A-Z0-9]{1,6}$/.test(underlyingSymbol)) {
      throw wrong("underlyingSymbol", underlyingSymbol, "1 to 6 capital letters and digits, such as AAPL");
    }
    if (!["C", "CALL", "P", "PUT"].includes(contractType)) {
      throw wrong("contractType", contractType, "C, CALL, P or PUT");
    }
    this.underlyingSymbol = underlyingSymbol;
    this.expirationDate = dayOf(expirationDate);
    this.contractType = contractType === "C" || contractType === "CALL" ? "C" : "P";
    this.strikePrice = strikeOf(strikePrice);
    Object.freeze(this);
  }

  /**
   * The contract of a symbol as Schwab writes it, `AAPL  261218C00250000`, or the same without the spaces.
   * @throws ArgumentError `argument-invalid`
   */
  static parseSymbol(symbol: string): OptionSymbol {
    return parsed(symbol);
  }

  /** The symbol: the root filled up to 6 places, `yyMMdd`, `C` or `P`, the strike in thousandths to 8 places. */
  build(): string {
    const [whole = "", fraction = ""] = this.strikePrice.split(".");
    const mills = whole.padStart(5, "0") + fraction.padEnd(3, "0");
    const day = this.expirationDate.slice(2).replaceAll("-", "");
    return `${this.underlyingSymbol.padEnd(6)}${day}${this.contractType}${mills}`;
  }
}

function parsed(symbol: string): OptionSymbol {
  const isText = typeof symbol === "string" && symbol.length <= 21;
  const [, root, day, side, mills] = (isText && form.exec(symbol)) || [];
  if (root === undefined || day === undefined || mills === undefined) {
    throw wrong("option symbol", symbol, "like AAPL  261218C00250000");
  }
  const strike = `${Number(mills.slice(0, 5))}.${mills.slice(5)}`;
  return new OptionSymbol(root, day, side === "C" ? "C" : "P", strike);
}

function dayOf(text: string): string {
  const [, century = "20", year, month, day] =
    /^(\d\d)(\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? /^()?(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const written = `${century}${year}-${month}-${day}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  // A day that isn't there, such as February 30, becomes another one. A symbol has no place for the century.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  if (century !== "20" || !isDay) throw wrong("expirationDate", text, "a day as 2026-12-18 or 261218");
  return written;
}

function strikeOf(strike: string | number): string {
  const text = canonicalText(decimalText(strike) ?? "");
  if (/^\d{1,5}(\.\d{1,3})?$/.test(text) && text !== "0") return text;
  throw wrong("strikePrice", strike, "more than 0, at most 99999.999, with no more than three decimals");
}

function wrong(name: string, value: unknown, expected: string): ArgumentError {
  const shown = JSON.stringify(withoutTokens(String(value), [], 40));
  return new ArgumentError("argument-invalid", `${name}: ${shown} was given. It must be ${expected}.`);
}
