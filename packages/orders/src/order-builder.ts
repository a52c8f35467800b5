import type {
  ComplexOrderStrategyType,
  Duration,
  EquityInstruction,
  OptionInstruction,
  OrderRequest,
  OrderRequestLeg,
  OrderSpec,
  OrderStrategyType,
  OrderType,
  PriceLinkBasis,
  PriceLinkType,
  Session,
  SpecialInstruction,
  StopPriceLinkBasis,
  StopPriceLinkType,
  StopType,
  TaxLotMethod,
} from "@schwab-kit/http-client";
import { ClearableOrder } from "./clearable-order.js";
import { frozenOrder, orderedMembers } from "./copy-order.js";
import { OrderInvalidError } from "./order-invalid-error.js";
import { exactDecimal, exactPrice, type Price } from "./price.js";
import { validateOrder } from "./validate/validate-order.js";

/** What a leg may say beside its instruction, symbol and quantity. */
export type LegOptions = Pick<OrderRequestLeg, "quantityType" | "positionEffect" | "divCapGains">;

/**
 * An order in the making. It never changes: each `set…`, `clear…`, `add…` and `copy…` gives a new builder. Values
 * are Schwab's words, also as members of the HTTP client's enums. Prices are dollars, as `"1.15"` or 1.15, and
 * throw ArgumentError `argument-invalid` when they are no plain decimal or would have to be cut.
 */
export class OrderBuilder extends ClearableOrder {
  readonly #order: OrderRequest;

  /** From nothing, or from an order as Schwab takes it, of which a copy is made. */
  constructor(order: OrderRequest = {}) {
    super();
    this.#order = frozenOrder(order);
  }

  /**
   * The order as Schwab takes it, a new object each time.
   * @param options `force` builds it whatever is wrong with it
   * @throws OrderInvalidError `order-invalid` with everything that is wrong with it
   */
  build(options: { force?: boolean } = {}): OrderRequest {
    const findings = options.force === true ? [] : validateOrder(this.#order);
    if (findings.length > 0) throw new OrderInvalidError(findings);
    return orderedMembers(structuredClone(this.#order));
  }

  /** So that a builder within a plain object is sent as its order, and not as nothing. */
  toJSON(): OrderRequest {
    return this.build();
  }

  setSession(session: Session): OrderBuilder {
    return this.#with({ session });
  }

  setDuration(duration: Duration): OrderBuilder {
    return this.#with({ duration });
  }

  setOrderType(orderType: OrderType): OrderBuilder {
    return this.#with({ orderType });
  }

  setComplexOrderStrategyType(complexOrderStrategyType: ComplexOrderStrategyType): OrderBuilder {
    return this.#with({ complexOrderStrategyType });
  }

  /** Of a spread, how many times its legs. */
  setQuantity(quantity: number): OrderBuilder {
    return this.#with({ quantity });
  }

  /** Schwab is known to ignore or refuse it. */
  setDestinationLinkName(destinationLinkName: string): OrderBuilder {
    return this.#with({ destinationLinkName });
  }

  /** When the order is sent on. Text in ISO 8601 is left as it is. */
  setReleaseTime(releaseTime: string | Date): OrderBuilder {
    return this.#with({ releaseTime: timeText(releaseTime) });
  }

  /** When the order ends. Text in ISO 8601 is left as it is. */
  setCancelTime(cancelTime: string | Date): OrderBuilder {
    return this.#with({ cancelTime: timeText(cancelTime) });
  }

  setStopPrice(stopPrice: Price): OrderBuilder {
    return this.#with({ stopPrice: exactPrice(stopPrice, "stopPrice") });
  }

  /** With any number of decimals. */
  copyStopPrice(stopPrice: Price): OrderBuilder {
    return this.#with({ stopPrice: exactDecimal(stopPrice, "stopPrice") });
  }

  setStopPriceLinkBasis(stopPriceLinkBasis: StopPriceLinkBasis): OrderBuilder {
    return this.#with({ stopPriceLinkBasis });
  }

  setStopPriceLinkType(stopPriceLinkType: StopPriceLinkType): OrderBuilder {
    return this.#with({ stopPriceLinkType });
  }

  /** In units of the `stopPriceLinkType`. */
  setStopPriceOffset(stopPriceOffset: string | number): OrderBuilder {
    return this.#with({ stopPriceOffset: exactDecimal(stopPriceOffset, "stopPriceOffset") });
  }

  setStopType(stopType: StopType): OrderBuilder {
    return this.#with({ stopType });
  }

  setPriceLinkBasis(priceLinkBasis: PriceLinkBasis): OrderBuilder {
    return this.#with({ priceLinkBasis });
  }

  setPriceLinkType(priceLinkType: PriceLinkType): OrderBuilder {
    return this.#with({ priceLinkType });
  }

  /** In units of the `priceLinkType`. */
  setPriceOffset(priceOffset: string | number): OrderBuilder {
    return this.#with({ priceOffset: exactDecimal(priceOffset, "priceOffset") });
  }

  setPrice(price: Price): OrderBuilder {
    return this.#with({ price: exactPrice(price, "price") });
  }

  /** With any number of decimals. */
  copyPrice(price: Price): OrderBuilder {
    return this.#with({ price: exactDecimal(price, "price") });
  }

  setActivationPrice(activationPrice: Price): OrderBuilder {
    return this.#with({ activationPrice: exactPrice(activationPrice, "activationPrice") });
  }

  setTaxLotMethod(taxLotMethod: TaxLotMethod): OrderBuilder {
    return this.#with({ taxLotMethod });
  }

  setSpecialInstruction(specialInstruction: SpecialInstruction): OrderBuilder {
    return this.#with({ specialInstruction });
  }

  setOrderStrategyType(orderStrategyType: OrderStrategyType): OrderBuilder {
    return this.#with({ orderStrategyType });
  }

  addEquityLeg(
    instruction: EquityInstruction,
    symbol: string,
    quantity: number,
    options: LegOptions = {},
  ): OrderBuilder {
    return this.#withLeg({ instruction, quantity, instrument: { symbol, assetType: "EQUITY" }, ...options });
  }

  /** @param symbol as Schwab writes it: `AAPL  261218C00250000` */
  addOptionLeg(
    instruction: OptionInstruction,
    symbol: string,
    quantity: number,
    options: LegOptions = {},
  ): OrderBuilder {
    return this.#withLeg({ instruction, quantity, instrument: { symbol, assetType: "OPTION" }, ...options });
  }

  /** The child is checked when this order is built. */
  addChildOrderStrategy(child: OrderSpec): OrderBuilder {
    const { childOrderStrategies = [] } = this.#order;
    return this.#with({ childOrderStrategies: [...childOrderStrategies, frozenOrder(child)] });
  }

  #with(members: OrderRequest): OrderBuilder {
    return new OrderBuilder({ ...this.#order, ...members });
  }

  protected override without(member: keyof OrderRequest): OrderBuilder {
    const { [member]: _, ...rest } = this.#order;
    return new OrderBuilder(rest);
  }

  #withLeg(leg: OrderRequestLeg): OrderBuilder {
    return this.#with({ orderLegCollection: [...(this.#order.orderLegCollection ?? []), leg] });
  }
}

function timeText(time: string | Date): string {
  return typeof time === "string" ? time : time.toISOString();
}
