/** The fields of CHART_EQUITY on the live wire, as captures of 2025-12 show it, and schwab-py's names. */
export const chartEquity = [
  { number: 0, official: "key", type: "string", schwabPy: "SYMBOL" },
  { number: 1, official: "Sequence", type: "long", schwabPy: "SEQUENCE" },
  { number: 2, official: "Open Price", type: "double", schwabPy: "OPEN_PRICE" },
  { number: 3, official: "High Price", type: "double", schwabPy: "HIGH_PRICE" },
  { number: 4, official: "Low Price", type: "double", schwabPy: "LOW_PRICE" },
  { number: 5, official: "Close Price", type: "double", schwabPy: "CLOSE_PRICE" },
  { number: 6, official: "Volume", type: "double", schwabPy: "VOLUME" },
  { number: 7, official: "Chart Time", type: "long", schwabPy: "CHART_TIME_MILLIS" },
  { number: 8, official: "Chart Day", type: "int", schwabPy: "CHART_DAY" },
] as const;

/** The same by Schwab's page, with other numbers, and what schwab-py calls the field that is meant. */
export const chartEquityPage = [
  { number: 0, official: "key", type: "string", schwabPy: "SYMBOL" },
  { number: 1, official: "Open Price", type: "double", schwabPy: "OPEN_PRICE" },
  { number: 2, official: "High Price", type: "double", schwabPy: "HIGH_PRICE" },
  { number: 3, official: "Low Price", type: "double", schwabPy: "LOW_PRICE" },
  { number: 4, official: "Close Price", type: "double", schwabPy: "CLOSE_PRICE" },
  { number: 5, official: "Volume", type: "double", schwabPy: "VOLUME" },
  { number: 6, official: "Sequence", type: "long", schwabPy: "SEQUENCE" },
  { number: 7, official: "Chart Time", type: "long", schwabPy: "CHART_TIME_MILLIS" },
  { number: 8, official: "Chart Day", type: "int", schwabPy: "CHART_DAY" },
] as const;

/** The fields of CHART_FUTURES by Schwab's streamer page, and schwab-py's names. */
export const chartFutures = [
  { number: 0, official: "key", type: "string", schwabPy: "SYMBOL" },
  { number: 1, official: "Chart Time", type: "long", schwabPy: "CHART_TIME_MILLIS" },
  { number: 2, official: "Open Price", type: "double", schwabPy: "OPEN_PRICE" },
  { number: 3, official: "High Price", type: "double", schwabPy: "HIGH_PRICE" },
  { number: 4, official: "Low Price", type: "double", schwabPy: "LOW_PRICE" },
  { number: 5, official: "Close Price", type: "double", schwabPy: "CLOSE_PRICE" },
  { number: 6, official: "Volume", type: "double", schwabPy: "VOLUME" },
] as const;
