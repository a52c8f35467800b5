import { ArgumentError } from "@schwab-kit/core";

interface Span {
  readonly periodType: string | undefined;
  readonly period: number | undefined;
  readonly frequencyType: string | undefined;
  readonly frequency: number | undefined;
}

/** What Schwab's specification lets go together. The first frequency type of each is Schwab's own choice. */
const SPANS: Readonly<Record<string, { periods: readonly number[]; frequencyTypes: readonly string[] }>> = {
  day: { periods: [1, 2, 3, 4, 5, 10], frequencyTypes: ["minute"] },
  month: { periods: [1, 2, 3, 6], frequencyTypes: ["weekly", "daily"] },
  year: { periods: [1, 2, 3, 5, 10, 15, 20], frequencyTypes: ["monthly", "weekly", "daily"] },
  ytd: { periods: [1], frequencyTypes: ["weekly", "daily"] },
};

const FREQUENCIES: Readonly<Record<string, readonly number[]>> = {
  minute: [1, 5, 10, 15, 30],
  daily: [1],
  weekly: [1],
  monthly: [1],
};

/**
 * Refuses what can't go together. Which period type Schwab takes when none is given isn't documented, so then a
 * combination is refused only when no period type makes it a valid one.
 * @throws ArgumentError `argument-invalid`
 */
export function checkSpan(span: Span): void {
  const { periodType, ...rest } = span;
  if (Object.keys(SPANS).some((type) => (periodType ?? type) === type && fits(type, rest))) return;
  const given = Object.entries(span).filter(([, value]) => value !== undefined);
  throw new ArgumentError(
    "argument-invalid",
    `${given.map(([name, value]) => `${name} ${value}`).join(", ")}: these don't go together. Valid: ${validSpans()}. ` +
      "Nothing was sent; to send others all the same, create the client with enforceEnums: false.",
  );
}

function fits(periodType: string, { period, frequencyType, frequency }: Omit<Span, "periodType">): boolean {
  const { periods = [], frequencyTypes = [] } = SPANS[periodType] ?? {};
  const type = frequencyType ?? frequencyTypes[0] ?? "";
  if (period !== undefined && !periods.includes(period)) return false;
  return frequencyTypes.includes(type) && (frequency === undefined || isOneOf(FREQUENCIES[type], frequency));
}

function isOneOf(values: readonly number[] | undefined, value: number): boolean {
  return values?.includes(value) === true;
}

function validSpans(): string {
  const spans = Object.entries(SPANS).map(
    ([type, { periods, frequencyTypes }]) =>
      `periodType ${type} with period ${periods.join(", ")} and frequencyType ${frequencyTypes.join(", ")}`,
  );
  const frequencies = Object.entries(FREQUENCIES).map(
    ([type, values]) => `${type} with frequency ${values.join(", ")}`,
  );
  return [...spans, ...frequencies].join("; ");
}
