import type { Mover, Movers } from "../../types/movers.js";
import { list, number, object, open, type Shape, text } from "../shape.js";

export const movers: Shape<Movers> = object<Movers>({
  screeners: list(
    object<Mover>({
      symbol: text,
      description: text,
      lastPrice: number,
      netChange: number,
      netPercentChange: number,
      volume: number,
      totalVolume: number,
      marketShare: number,
      trades: number,
      last: number,
      change: number,
      direction: open(["up", "down"]),
    }),
  ),
});
