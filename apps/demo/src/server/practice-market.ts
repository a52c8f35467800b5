const dayMs = 86_400_000;

/** New York's holidays that can fall on a Tuesday or Wednesday and keep the exchanges closed, or close them early. */
const holidays = new Set(["01-01", "06-19", "07-03", "07-04", "12-24", "12-25", "12-31"]);

/**
 * Noon of the latest Tuesday or Wednesday on which New York trades, epoch milliseconds: the sandbox's
 * market begins there, so that prices move whenever the demo is started. Those are the days on which no holiday falls
 * by the rule of a weekday. In the past, so that whoever asks for orders up to now finds what is placed.
 */
export function practiceMarketTime(now: number): number {
  for (let day = now; ; day -= dayMs) {
    const { weekday, date, offset } = inNewYork(day);
    const noon = Date.parse(`${date}T12:00:00${offset}`);
    const trades = ["Tue", "Wed"].includes(weekday) && !holidays.has(date.slice(5));
    if (trades && noon <= now) return noon;
  }
}

function inNewYork(moment: number): { weekday: string; date: string; offset: string } {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZoneName: "longOffset",
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { weekday = "", year, month, day, timeZoneName = "" } = parts;
  return { weekday, date: `${year}-${month}-${day}`, offset: timeZoneName.replace("GMT", "") };
}
