import fc from "fast-check";
import { expect, test } from "vitest";
import { wireDecimal } from "../../src/services/wire-decimal.js";

test.each([
  [{ lo: "213409100", signScale: 12 }, "213.4091"],
  [{ lo: "5265000", signScale: 12 }, "5.265"],
  [{ lo: "5", signScale: 4 }, "0.05"],
  [{ lo: "220470000", signScale: 13 }, "-220.47"],
  [{ signScale: 12 }, "0"],
  [{ signScale: 13 }, "0"],
  [{ lo: "200" }, "200"],
  [{ lo: 200, signScale: 2 }, "20"],
  [{ hi: "1" }, "18446744073709551616"],
  [{ lo: "18446744073709551615", hi: 4294967295, signScale: 56 }, "7.9228162514264337593543950335"],
])("%j is %s", (wire, text) => {
  expect(wireDecimal(wire)).toBe(text);
});

test.each([
  {},
  { lo: "1", currency: "USD" },
  { lo: "1.5" },
  { lo: "-1" },
  { lo: -1 },
  { lo: 2 ** 53 },
  { lo: "18446744073709551616" },
  { hi: 4294967296 },
  { lo: "1", signScale: 58 },
  { lo: "1", signScale: 2 ** 31 },
  { lo: null },
  { lo: ["1"] },
])("%j is no decimal", (wire) => {
  expect(wireDecimal(wire)).toBeUndefined();
});

test("any decimal is exact, by whole numbers alone", () => {
  const anyDecimal = fc.record(
    {
      lo: fc.oneof(fc.bigInt(0n, 2n ** 64n - 1n).map(String), fc.maxSafeNat()),
      hi: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      signScale: fc.integer({ min: 0, max: 57 }),
    },
    { requiredKeys: ["signScale"] },
  );
  fc.assert(
    fc.property(anyDecimal, ({ lo = 0, hi = 0, signScale }) => {
      const text = wireDecimal({ lo, hi, signScale }) ?? "";
      expect(text).toMatch(/^(-(?=.*[1-9]))?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      const [whole = "", fraction = ""] = text.replace("-", "").split(".");
      const scale = signScale >> 1;
      const magnitude = BigInt(hi) * 2n ** 64n + BigInt(lo);
      expect(BigInt(whole + fraction.padEnd(scale, "0"))).toBe(magnitude);
      expect(text.startsWith("-")).toBe(signScale % 2 === 1 && magnitude > 0n);
    }),
  );
});
