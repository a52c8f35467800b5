export { type CodeForOrderOptions, codeForOrder } from "./code-for-order.js";
export { digestOf } from "./digest-of.js";
export { fromOrder } from "./from-order.js";
export { checkLimits } from "./limits/check-limits.js";
export { OrderBeyondLimitsError } from "./limits/order-beyond-limits-error.js";
export type { LimitFinding, LimitRule, OrderLimits } from "./limits/order-limits.js";
export { findBeyondLimits, type QuotesOf, withinLimits } from "./limits/within-limits.js";
export { OptionSymbol } from "./option-symbol.js";
export { type LegOptions, OrderBuilder } from "./order-builder.js";
export { OrderChangedError } from "./order-changed-error.js";
export { OrderInvalidError } from "./order-invalid-error.js";
export { type Price, truncatePrice } from "./price.js";
export { requireDigest } from "./require-digest.js";
export { type ButterflySymbols, longButterflyClose, longButterflyOpen } from "./templates/butterflies.js";
export { calendarClose, calendarOpen } from "./templates/calendars.js";
export { bracket, firstTriggersSecond, oneCancelsOther } from "./templates/conditional-orders.js";
export { type IronCondorSymbols, ironCondorClose, ironCondorOpen } from "./templates/condors.js";
export { coveredCallClose, coveredCallOpen } from "./templates/covered-calls.js";
export {
  equityBuyLimit,
  equityBuyMarket,
  equityBuyToCoverLimit,
  equityBuyToCoverMarket,
  equitySellLimit,
  equitySellMarket,
  equitySellShortLimit,
  equitySellShortMarket,
} from "./templates/equities.js";
export {
  limitOnClose,
  marketOnClose,
  stopLimitOrder,
  stopOrder,
  type Trail,
  trailingStopOrder,
} from "./templates/later-orders.js";
export {
  optionBuyToCloseLimit,
  optionBuyToCloseMarket,
  optionBuyToOpenLimit,
  optionBuyToOpenMarket,
  optionSellToCloseLimit,
  optionSellToCloseMarket,
  optionSellToOpenLimit,
  optionSellToOpenMarket,
} from "./templates/options.js";
export { rollLong, rollShort } from "./templates/rolls.js";
export type { NetPrice } from "./templates/spread-order.js";
export {
  longStraddleClose,
  longStraddleOpen,
  longStrangleClose,
  longStrangleOpen,
  shortStraddleClose,
  shortStraddleOpen,
  shortStrangleClose,
  shortStrangleOpen,
} from "./templates/straddles.js";
export {
  bearCallVerticalClose,
  bearCallVerticalOpen,
  bearPutVerticalClose,
  bearPutVerticalOpen,
  bullCallVerticalClose,
  bullCallVerticalOpen,
  bullPutVerticalClose,
  bullPutVerticalOpen,
} from "./templates/verticals.js";
export type { OrderFinding, OrderRule } from "./validate/finding.js";
export { validateOrder } from "./validate/validate-order.js";
