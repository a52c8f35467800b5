import {
  type Day,
  dayOf,
  friday,
  isWeekend,
  lastWeekday,
  monday,
  nthWeekday,
  partsOf,
  saturday,
  sunday,
  thursday,
  weekdayOf,
} from "./calendar-day.js";

/** Whether the stock exchanges are closed on a day, or close at 13:00, by today's rules for any year. */
export function holidayOn(day: Day): "closed" | "early" | undefined {
  const { year } = partsOf(day);
  let days = holidaysByYear.get(year);
  if (days === undefined) {
    days = holidaysOf(year);
    holidaysByYear.set(year, days);
  }
  return days.get(day);
}

const holidaysByYear = new Map<number, ReadonlyMap<Day, "closed" | "early">>();

/** Closings that no rule foretells, as for mourning or a storm, are not in it. */
function holidaysOf(year: number): ReadonlyMap<Day, "closed" | "early"> {
  const thanksgiving = nthWeekday(year, 11, thursday, 4);
  const independence = dayOf(year, 7, 4);
  const christmas = dayOf(year, 12, 25);
  const newYear = dayOf(year, 1, 1);
  const early = [thanksgiving + 1, christmas - 1, independence - 1].filter((day) => !isWeekend(day));
  const closed = [
    // A New Year's Day on a Saturday is not made up for: the year's books close on the Friday.
    weekdayOf(newYear) === saturday ? newYear : observed(newYear),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    easter(year) - 2,
    lastWeekday(year, 5, monday),
    ...(year >= 2022 ? [observed(dayOf(year, 6, 19))] : []),
    observed(independence),
    nthWeekday(year, 9, monday, 1),
    thanksgiving,
    observed(christmas),
  ];
  return new Map<Day, "closed" | "early">([
    // The eve of a holiday that falls on Monday is a Sunday; the Friday before stays a whole day.
    ...early.filter((day) => weekdayOf(day) !== friday || day === thanksgiving + 1).map(asEarly),
    ...closed.map(asClosed),
  ]);
}

const asEarly = (day: Day): [Day, "early"] => [day, "early"];
const asClosed = (day: Day): [Day, "closed"] => [day, "closed"];

/** The weekday on which a holiday of a weekend is kept. */
function observed(day: Day): Day {
  if (weekdayOf(day) === saturday) return day - 1;
  return weekdayOf(day) === sunday ? day + 1 : day;
}

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const golden = year % 19;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const leaps = 32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4);
  const toSunday = leaps % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * correction + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}
