/** What a market maker shows for an option, on its tick. */
export interface ShownPrices {
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
  readonly mark: number;
}

/** Options below three dollars have a finer tick. */
export function optionTick(price: number, isIndex: boolean): number {
  if (isIndex) return price < 3 ? 0.05 : 0.1;
  return price < 3 ? 0.01 : 0.05;
}

/**
 * The bid is never above the model's price and the ask never below it, so that no combination of them is to be
 * had for less than it is worth.
 */
export function shownPrices(theoretical: number, isIndex: boolean): ShownPrices {
  const tick = optionTick(theoretical, isIndex);
  const halfSpread = tick / 2 + 0.003 * theoretical;
  const bid = Math.max(0, down(theoretical - halfSpread, isIndex));
  const ask = up(theoretical + halfSpread, isIndex);
  const last = Math.max(tick, round(theoretical / tick) * tick);
  return { bid, ask, last: cents(last), mark: Number(((bid + ask) / 2).toFixed(3)) };
}

function down(price: number, isIndex: boolean): number {
  const tick = optionTick(price, isIndex);
  return cents(Math.floor(price / tick + 1e-9) * tick);
}

function up(price: number, isIndex: boolean): number {
  const tick = optionTick(price, isIndex);
  return cents(Math.ceil(price / tick - 1e-9) * tick);
}

const round = Math.round;

function cents(price: number): number {
  return round(price * 100) / 100;
}
