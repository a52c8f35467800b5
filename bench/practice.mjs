// What one more order costs the sandbox with ever more open orders: placing and cancelling it, and executing it. The
// engine is measured by itself, from its sources, since HTTP takes longer than all of it.
import { bundledSandbox } from "./scripts/bundled-sandbox.mjs";
import { comparison } from "./scripts/comparison.mjs";
import { millisecondsOf } from "./scripts/in-turns.mjs";
import { median } from "./scripts/median.mjs";

export const sizes = {
  full: { rounds: 2000, counts: [100, 1000, 10_000, 100_000] },
  tiny: { rounds: 5, counts: [10, 100] },
};

const symbols = ["AAPL", "KO", "SPY", "VTI", "NVDA", "INTC"];
const started = Date.parse("2026-11-23T15:30:00Z");

export default async function practice({ rounds, counts }) {
  const { createMarket, createTrader } = await bundledSandbox();
  const measured = [];
  for (const count of counts) {
    const sandbox = withOpenOrders(createMarket("bench"), createTrader, count);
    const rest = [];
    const fill = [];
    for (let round = 0; round < rounds; round++) {
      rest.push(await millisecondsOf(() => sandbox.rest(round)));
      fill.push(await millisecondsOf(() => sandbox.fill(round)));
    }
    measured.push({ count, rest: median(rest), fill: median(fill) });
  }
  const [{ count: fewest }] = measured;
  const growth = (title, figureOf) =>
    comparison({
      title: `${title}: median of ${rounds}`,
      unit: "µs",
      rows: measured.map((row) => ({
        name: `among ${row.count} open orders`,
        figure: figureOf(row) * 1000,
        isOurs: true,
        // Growing as the logarithm does is what it may.
        limit: row.count === fewest ? undefined : growthOfLogarithm(row.count, fewest),
      })),
    });
  return [
    growth("One order placed and cancelled in the sandbox", ({ rest }) => rest),
    growth("One order placed and filled in the sandbox", ({ fill }) => fill),
  ];
}

const growthOfLogarithm = (count, fewest) => Number((Math.log(count) / Math.log(fewest)).toFixed(2));

/** A MARGIN account with so many limit orders that are far from the market. */
function withOpenOrders(market, createTrader, count) {
  let time = started;
  const { accounts, engine } = createTrader(market, () => time);
  const account = accounts()[1];
  const order = (symbol, orderType, instruction, price) => ({
    orderStrategyType: "SINGLE",
    terms: { session: "NORMAL", duration: "GOOD_TILL_CANCEL", orderType, price },
    legs: [{ orderLegType: "EQUITY", instruction, quantity: 1, instrument: market.instrument(symbol) }],
    children: [],
  });
  const resting = (round) =>
    engine.place(account, order(symbols[round % symbols.length], "LIMIT", "BUY", 0.01 + (round % 40) / 100));
  for (let index = 0; index < count; index++) resting(index);
  if (account.orders.open() !== count) throw new Error("Not all of the orders are open.");
  return {
    rest: (round) => engine.cancel(account, resting(round)),
    fill(round) {
      time += 1000;
      const { status } = engine.place(account, order("KO", "MARKET", round % 2 === 0 ? "BUY" : "SELL"));
      if (status !== "FILLED") throw new Error(`The order is ${status}.`);
    },
  };
}
