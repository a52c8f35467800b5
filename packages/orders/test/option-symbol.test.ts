import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OptionSymbol } from "../src/index.js";

type Parts = ConstructorParameters<typeof OptionSymbol>;

describe("an option's symbol", () => {
  it.each<[Parts, string]>([
    [["XYZ", "2024-03-15", "C", "500"], "XYZ   240315C00500000"],
    [["AAPL", "261218", "PUT", 64.1], "AAPL  261218P00064100"],
    [["SPXW", "2026-11-27", "CALL", "5927.5"], "SPXW  261127C05927500"],
    [["AAPL1", "2026-12-18", "P", "0.125"], "AAPL1 261218P00000125"],
    [["GOOGL2", "2026-12-18", "C", 99999.999], "GOOGL2261218C99999999"],
  ])("of %j is %s, and back", (parts, symbol) => {
    const option = new OptionSymbol(...parts);
    expect(option.build()).toBe(symbol);
    const parsed = OptionSymbol.parseSymbol(symbol);
    expect({ ...parsed }).toEqual({ ...option });
    expect({ ...OptionSymbol.parseSymbol(symbol.replaceAll(" ", "")) }).toEqual({ ...option });
    expect(Object.isFrozen(option)).toBe(true);
  });

  it("tells its parts", () => {
    expect({ ...OptionSymbol.parseSymbol("AAPL1 261218C00182500") }).toEqual({
      underlyingSymbol: "AAPL1",
      expirationDate: "2026-12-18",
      contractType: "C",
      strikePrice: "182.5",
    });
  });

  it.each([
    ["as in Schwab's description of symbols", "XYZ 210115C00062500", "XYZ   210115C00062500"],
    ["with a root that ends in digits", "XYZ12261218C00001000", "XYZ12 261218C00001000"],
    ["with a root of one letter", "F261218C00001000", "F     261218C00001000"],
  ])("is read %s", (_, given, symbol) => {
    expect(OptionSymbol.parseSymbol(given).build()).toBe(symbol);
  });

  it("is built and parsed without a loss, whatever the contract", () => {
    const root = fc.stringMatching(/^[A-Z0-9]{1,6}$/);
    const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    const mills = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(root, day, fc.constantFrom("C", "P"), mills, (symbol, date, side, strike) => {
        const digits = String(strike).padStart(8, "0");
        const text = `${Number(digits.slice(0, 5))}.${digits.slice(5)}`;
        const option = new OptionSymbol(symbol, date.toISOString().slice(0, 10), side, text);
        expect(option.build()).toHaveLength(21);
        expect(option.build().slice(-8)).toBe(digits);
        expect({ ...OptionSymbol.parseSymbol(option.build()) }).toEqual({ ...option });
        expect({ ...OptionSymbol.parseSymbol(option.build().replaceAll(" ", "")) }).toEqual({ ...option });
      }),
    );
  });

  it.each([
    ["a strike of nothing", ["XYZ", "261218", "C", "0"]],
    ["a strike as words", ["XYZ", "261218", "C", "nan"]],
    ["a strike with an exponent", ["XYZ", "261218", "C", "1e3"]],
    ["a strike with separators", ["XYZ", "261218", "C", "1_000"]],
    ["a strike finer than a mill", ["XYZ", "261218", "C", "1.0001"]],
    ["a strike of six digits", ["XYZ", "261218", "C", 100_000]],
    ["a strike below nothing", ["XYZ", "261218", "C", -1]],
    ["a day that isn't there", ["XYZ", "2026-02-30", "C", 1]],
    ["a day that isn't one", ["XYZ", "next friday", "C", 1]],
    ["another century", ["XYZ", "1926-12-18", "C", 1]],
    ["a Date", ["XYZ", new Date(0), "C", 1]],
    ["another side", ["XYZ", "261218", "call", 1]],
    ["a long root", ["UNDERLYING", "261218", "C", 1]],
    ["a small root", ["xyz", "261218", "C", 1]],
    ["an index's own symbol", ["$SPX", "261218", "C", 1]],
  ])("is refused with %s", (_, parts) => {
    const make = () => new OptionSymbol(...(parts as unknown as Parts));
    expect(make).toThrow(expect.objectContaining({ code: "argument-invalid" }));
  });

  it.each([
    "",
    "AAPL",
    "AAPL  261218X00064100",
    "AAPL  261318C00064100",
    "AAPL  261218C00000000",
    7,
    undefined,
  ])("is not %j", (symbol) => {
    expect(() => OptionSymbol.parseSymbol(symbol as string)).toThrow(
      expect.objectContaining({ code: "argument-invalid" }),
    );
  });

  it("is not one that is too long", () => {
    expect(() => OptionSymbol.parseSymbol("AAPL      261218C00064100")).toThrow(/option symbol/);
  });
});
