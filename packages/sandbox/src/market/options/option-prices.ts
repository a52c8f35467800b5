/** What a market maker shows for an option, on its tick. */
export interface ShownPrices {
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
  readonly mark: number;
}

/** Cheap options have a finer tick. */
export interface OptionTicks {
  readonly fine: number;
  /** The price from which the tick is the coarse one. */
  readonly coarseFrom: number;
  readonly coarse: number;
}

export const optionTicks: Readonly<Record<"shares" | "index" | "future", OptionTicks>> = {
  shares: { fine: 0.01, coarseFrom: 3, coarse: 0.05 },
  index: { fine: 0.05, coarseFrom: 3, coarse: 0.1 },
  future: { fine: 0.05, coarseFrom: 5, coarse: 0.25 },
};

export function optionTick(price: number, { fine, coarseFrom, coarse }: OptionTicks): number {
  return price < coarseFrom ? fine : coarse;
}

/**
 * The bid is never above the model's price and the ask never below it, so that no combination of them is to be
 * had for less than it is worth.
 */
export function shownPrices(theoretical: number, ticks: OptionTicks): ShownPrices {
  const tick = optionTick(theoretical, ticks);
  const halfSpread = tick / 2 + 0.003 * theoretical;
  const bid = Math.max(0, down(theoretical - halfSpread, ticks));
  const ask = up(theoretical + halfSpread, ticks);
  const last = Math.max(tick, round(theoretical / tick) * tick);
  return { bid, ask, last: cents(last), mark: Number(((bid + ask) / 2).toFixed(3)) };
}

function down(price: number, ticks: OptionTicks): number {
  const tick = optionTick(price, ticks);
  return cents(Math.floor(price / tick + 1e-9) * tick);
}

function up(price: number, ticks: OptionTicks): number {
  const tick = optionTick(price, ticks);
  return cents(Math.ceil(price / tick - 1e-9) * tick);
}

const round = Math.round;

function cents(price: number): number {
  return round(price * 100) / 100;
}
