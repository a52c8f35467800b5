/** The price's nearest whole multiple of the tick. */
export function onTick(price: number, tick: number): number {
  return Number((Math.round(price / tick) * tick).toFixed(5));
}
