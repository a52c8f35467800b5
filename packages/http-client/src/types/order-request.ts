import type {
  AssetType,
  DivCapGains,
  EquityInstruction,
  OptionInstruction,
  PositionEffect,
  QuantityType,
} from "../enums/order-legs.js";
import type { OrderTerms } from "./order-terms.js";

/**
 * An order to send, as Schwab takes it. What only a listed order has (`orderId`, `status`, `enteredTime`,
 * `requestedDestination` and so on) has no place in it: Schwab refuses some of those.
 */
export interface OrderRequest extends OrderTerms {
  /** Dollars; a string is sent digit by digit as it is. At most two decimals, or four below one dollar. */
  price?: string | number;
  /** As `price`. */
  stopPrice?: string | number;
  /** In units of `stopPriceLinkType`. */
  stopPriceOffset?: string | number;
  /** In units of `priceLinkType`. Not in Schwab's specification: how far a trailing stop-limit's limit is away. */
  priceOffset?: string | number;
  activationPrice?: string | number;
  destinationLinkName?: string;
  /** `yyyy-MM-dd'T'HH:mm:ss.SSSZ`. */
  cancelTime?: string;
  /** `yyyy-MM-dd'T'HH:mm:ss.SSSZ`. */
  releaseTime?: string;
  orderLegCollection?: OrderRequestLeg[];
  /** For `OCO` the two orders, for `TRIGGER` what follows when this one is filled. */
  childOrderStrategies?: OrderRequest[];
}

export interface OrderRequestLeg {
  instruction: EquityInstruction | OptionInstruction;
  /** Shares or contracts, unless `quantityType` says otherwise. */
  quantity: number;
  instrument: OrderRequestInstrument;
  quantityType?: QuantityType;
  positionEffect?: PositionEffect;
  divCapGains?: DivCapGains;
}

export interface OrderRequestInstrument {
  /** `AAPL`, or for an option `AAPL  261218C00250000`. */
  symbol: string;
  /** Schwab's API takes orders for `EQUITY` (ETFs too) and `OPTION`. */
  assetType: AssetType;
}
