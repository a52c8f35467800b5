import { partsOf } from "../../calendar/calendar-day.js";
import type { Expiration } from "../expirations.js";
import type { OptionBoard } from "../option-board.js";
import { strikesOf } from "../strikes.js";
import type { ChainRequest, StrikeRange } from "./chain-request.js";

/** How far from the price, as a part of it, a strike still counts as near the money. */
const near = 0.05;

export function isChosen(
  { day }: Expiration,
  { fromDate, toDate, expMonth, optionType }: ChainRequest,
): boolean {
  return (
    optionType !== "NS" &&
    (fromDate === undefined || day >= fromDate) &&
    (toDate === undefined || day <= toDate) &&
    (expMonth === undefined || partsOf(day).month === expMonth)
  );
}

export function chosenStrikes(
  board: OptionBoard,
  request: ChainRequest,
  putCall: "CALL" | "PUT",
): readonly number[] {
  const price = board.underlying.last;
  const inRange = isInRange[request.range];
  const strikes = strikesOf(board.instrument).filter(
    (strike) =>
      (request.strike === undefined || strike === request.strike) && inRange(strike, price, putCall),
  );
  if (request.strikeCount === undefined) return strikes;
  const nearest = [...strikes].sort((a, b) => Math.abs(a - price) - Math.abs(b - price));
  return nearest.slice(0, request.strikeCount).sort((a, b) => a - b);
}

const isInRange: Record<StrikeRange, (strike: number, price: number, putCall: "CALL" | "PUT") => boolean> = {
  ALL: () => true,
  ITM: (strike, price, putCall) => (putCall === "CALL" ? strike < price : strike > price),
  OTM: (strike, price, putCall) => (putCall === "CALL" ? strike > price : strike < price),
  NTM: (strike, price) => Math.abs(strike / price - 1) <= near,
  SNK: (strike, price) => Math.abs(strike / price - 1) <= near,
  SAK: (strike, price) => strike > price,
  SBK: (strike, price) => strike < price,
};
