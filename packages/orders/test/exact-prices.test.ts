import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equityBuyLimit, OptionSymbol, OrderBuilder, truncatePrice } from "../src/index.js";

const sent = (price: string | number) => equityBuyLimit("XYZ", 1, price).build().price;

/** All prices from 1.00 to 1000.00, and all below one dollar, as they are written. */
const cents = Array.from({ length: 99_901 }, (_, n) => written(n + 100, 2));
const parts = Array.from({ length: 9_999 }, (_, n) => written(n + 1, 4));
/** All strikes to 2000.00. */
const strikes = Array.from({ length: 200_000 }, (_, n) => written(n + 1, 2));

/** Text by text: no arithmetic that could be wrong in the same way. */
function written(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const mills = (text: string) => `${text.replace(".", "")}0`.padStart(8, "0");
const symbolOf = (strike: string | number) => new OptionSymbol("XYZ", "2026-12-18", "C", strike).build();

describe("a price goes out as it came in", () => {
  it("all 99,901 from 1.00 to 1000.00, as text and as numbers", () => {
    expect(cents).toHaveLength(99_901);
    expect([cents[0], cents.at(-1)]).toEqual(["1.00", "1000.00"]);
    expect(
      cents.filter((text) => new OrderBuilder().setPrice(text).build({ force: true }).price !== text),
    ).toEqual([]);
    expect(cents.filter((text) => truncatePrice(Number(text)) !== text)).toEqual([]);
  });

  it("all 9,999 below one dollar, as text and as numbers", () => {
    expect(parts.filter((text) => sent(text) !== text)).toEqual([]);
    expect(parts.filter((text) => sent(Number(text)) !== text)).toEqual([]);
  });

  it("a strike too: all 200,000 to 2000.00, as text and as numbers, and back", () => {
    expect(strikes.at(-1)).toBe("2000.00");
    const isExact = (text: string) => {
      const symbol = symbolOf(text);
      const back = OptionSymbol.parseSymbol(symbol).strikePrice;
      return (
        symbol.endsWith(mills(text)) &&
        symbolOf(Number(text)) === symbol &&
        back === text.replace(/\.?0+$/, "")
      );
    };
    expect(strikes.filter((text) => !isExact(text))).toEqual([]);
  });

  it("which schwab-py's binary arithmetic doesn't do", () => {
    const schwabPy = (price: number) =>
      Math.abs(price) < 1 && price !== 0
        ? (Math.trunc(price * 10_000) / 10_000).toFixed(4)
        : (Math.trunc(price * 100) / 100).toFixed(2);
    const wrong = (texts: string[]) => texts.filter((text) => schwabPy(Number(text)) !== text);
    expect(wrong(cents)).toHaveLength(4_583);
    expect(wrong(parts)).toHaveLength(573);
    expect(wrong(cents)).toContain("1.15");
    const wrongStrikes = strikes.filter(
      (text) => String(Math.trunc(Number(text) * 1000)) !== String(Number(mills(text))),
    );
    expect(wrongStrikes).toHaveLength(1_179);
    expect(wrongStrikes).toContain("64.10");
  });
});

describe("a price that Schwab wouldn't take", () => {
  it.each([
    ["1.186992", "1.18"],
    [1.186992, "1.18"],
    ["0.186992", "0.1869"],
    [0.186992, "0.1869"],
    [0.1 + 0.2, "0.3000"],
    ["1.999", "1.99"],
    [1e-7, "0.0000"],
    [-1.186992, "-1.18"],
    ["-0.186992", "-0.1869"],
  ])("%s is refused, and %s when that is asked for", (price, truncated) => {
    expect(() => sent(price)).toThrow(expect.objectContaining({ code: "argument-invalid" }));
    expect(() => sent(price)).toThrow(`truncatePrice(`);
    expect(truncatePrice(price)).toBe(truncated);
  });

  it.each(["", " 1.15", "1,15", "1e3", "+1", "01.15", ".5", "5.", "0x10", "Infinity", Number.NaN, Infinity])(
    "%j is no price, whatever is asked for",
    (price) => {
      expect(() => sent(price)).toThrow(/no plain decimal/);
      expect(() => truncatePrice(price)).toThrow(/no plain decimal/);
    },
  );

  it.each([
    ["5", "5"],
    ["5.1", "5.1"],
    ["1.1500", "1.15"],
    ["0.10", "0.10"],
    [0.1, "0.1000"],
    [37, "37.00"],
    [1e21, "1000000000000000000000.00"],
    ["123456789012345678.91", "123456789012345678.91"],
  ])("%s loses nothing as %s", (price, text) => {
    expect(sent(price)).toBe(text);
  });

  it("never becomes more, nor a tick less", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 9 }), (units, decimals) => {
        const digits = String(units).padStart(decimals + 1, "0");
        const at = digits.length - decimals;
        const text = decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
        const out = truncatePrice(text);
        const scaled = (value: string) => {
          const [whole = "", fraction = ""] = value.split(".");
          return BigInt(whole + fraction.padEnd(9, "0"));
        };
        const tick = scaled(text) < 10n ** 9n && scaled(text) > 0n ? 10n ** 5n : 10n ** 7n;
        expect(scaled(text) - scaled(out)).toBeGreaterThanOrEqual(0n);
        expect(scaled(text) - scaled(out)).toBeLessThan(tick);
      }),
    );
  });
});
