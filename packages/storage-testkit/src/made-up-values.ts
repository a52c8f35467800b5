import type { JsonObject } from "@schwab-kit/core";

/** What may never show where a storage says that it encrypts. */
export const MADE_UP_SECRET = "made-up-refresh-token-of-the-storage-testkit";

/** A value shaped like a token record, another one for each `n`. */
export function madeUpRecord(n: number): JsonObject {
  return {
    creation_timestamp: 1_790_000_000 + n,
    token: { access_token: `made-up-access-token-${n}`, refresh_token: MADE_UP_SECRET, expires_in: 1800 },
  };
}

/** 64 KiB, in which every part belongs to `n`, so that a mixture of two shows. */
export function madeUpLargeRecord(n: number): JsonObject {
  const mark = `<${n}>`;
  return { n, filler: mark.repeat(Math.ceil((64 * 1024) / mark.length)) };
}

/** The `n` of a large record that is whole; `undefined` for anything else. */
export function numberOfLargeRecord(value: unknown): number | undefined {
  const n = (value as { n?: unknown } | null | undefined)?.n;
  if (typeof n !== "number") return undefined;
  return JSON.stringify(value) === JSON.stringify(madeUpLargeRecord(n)) ? n : undefined;
}

/** Everything that JSON can say and a careless storage loses. */
export function madeUpJson(): JsonObject {
  return {
    z: "members keep their order",
    a: ["Zürich", "\u65e5\u672c", "\u{1f511}", "\u0000", "\u2028", '" and \\', "", " "],
    "": "a member without a name",
    numbers: [0, -0.5, 1e21, 5e-324, 9_007_199_254_740_991, 1.7976931348623157e308],
    words: [null, true, false],
    empty: { object: {}, array: [], text: "" },
    nested: [[[{ deep: { deeper: [{ deepest: null }] } }]]],
  };
}

/** Parsed, because only so `__proto__` is a member like any other. */
export function madeUpSpecialNames(): JsonObject {
  return JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":"a","toString":"b","hasOwnProperty":1,"in":{"__proto__":null}}',
  );
}
