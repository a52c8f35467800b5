const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Later years have five digits. */
const LATEST: number = Date.UTC(9999, 0);

// Sweden writes yyyy-MM-dd HH:mm:ss.
const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/New_York",
  dateStyle: "short",
  timeStyle: "medium",
});

/** What New York's clocks are ahead of UTC, in ms, by the hours since 1970: they change on a whole hour only. */
const offsets = new Map<number, number>();

function offsetAt(epochMs: number): number {
  const hour = Math.floor(epochMs / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const offset = Date.parse(`${format.format(hour * HOUR_MS).replace(" ", "T")}Z`) - hour * HOUR_MS;
  // A stream looks at a few days; this only bounds what a program could make of it in years.
  if (offsets.size >= 1000) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

/**
 * Epoch ms of what New York's clocks show, given as if it were UTC. An hour that comes twice, at the end of summer
 * time, is taken as the first of the two; one that is left out, at its beginning, as if the clocks had not been changed
 * yet. That is how most calendars and `Temporal` read such times.
 */
function fromWallClock(wallClockMs: number): number {
  // A day before and a day after, either side of any change.
  const before = wallClockMs - offsetAt(wallClockMs - DAY_MS);
  const after = wallClockMs - offsetAt(wallClockMs + DAY_MS);
  const isShown = (moment: number) => moment + offsetAt(moment) === wallClockMs;
  return isShown(before) || !isShown(after) ? before : after;
}

const form = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d+))?$/;

/**
 * Epoch ms of a time as Schwab writes it, `2025-12-09 14:11:00.000` in New York, cut to the millisecond; undefined for
 * other text and before 1970, when the clocks followed other rules.
 */
export function easternTime(text: string): number | undefined {
  const [, day, time, fraction = ""] = form.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const ms = Date.parse(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  // The 30th of February would be read as the 2nd of March.
  if (Number.isNaN(ms) || ms < 0 || !new Date(ms).toISOString().startsWith(`${day}T${time}`))
    return undefined;
  return fromWallClock(ms);
}

/**
 * Epoch ms of a time of day in New York, in ms since midnight by the clocks, on the day that a moment falls on there;
 * undefined for what is no time of day.
 */
export function easternTimeOfDay(sinceMidnightMs: unknown, dayOf: number): number | undefined {
  const isTimeOfDay = typeof sinceMidnightMs === "number" && sinceMidnightMs >= 0 && sinceMidnightMs < DAY_MS;
  if (!isTimeOfDay || !(dayOf >= 0 && dayOf < LATEST)) return undefined;
  const wallClock = dayOf + offsetAt(dayOf);
  return fromWallClock(Math.floor(wallClock / DAY_MS) * DAY_MS + sinceMidnightMs);
}
