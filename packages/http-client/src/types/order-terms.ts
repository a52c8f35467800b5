import type {
  PriceLinkBasis,
  PriceLinkType,
  StopPriceLinkBasis,
  StopPriceLinkType,
  StopType,
} from "../enums/order-prices.js";
import type {
  ComplexOrderStrategyType,
  Duration,
  OrderStrategyType,
  OrderType,
  Session,
  SpecialInstruction,
  TaxLotMethod,
} from "../enums/order-terms.js";

/** What an order that is sent and one that is listed say in the same way. */
export interface OrderTerms {
  session?: Session;
  duration?: Duration;
  orderType?: OrderType;
  orderStrategyType?: OrderStrategyType;
  complexOrderStrategyType?: ComplexOrderStrategyType;
  /** Of the whole order: for a spread, how many times its legs. */
  quantity?: number;
  priceLinkBasis?: PriceLinkBasis;
  priceLinkType?: PriceLinkType;
  stopPriceLinkBasis?: StopPriceLinkBasis;
  stopPriceLinkType?: StopPriceLinkType;
  stopType?: StopType;
  specialInstruction?: SpecialInstruction;
  taxLotMethod?: TaxLotMethod;
}
