import type { OrderRequest } from "@schwab-kit/http-client";
import type { OrderBuilder } from "./order-builder.js";

/** What every builder can do without: one method for each member of an order. */
export abstract class ClearableOrder {
  protected abstract without(member: keyof OrderRequest): OrderBuilder;

  clearSession(): OrderBuilder {
    return this.without("session");
  }

  clearDuration(): OrderBuilder {
    return this.without("duration");
  }

  clearOrderType(): OrderBuilder {
    return this.without("orderType");
  }

  clearComplexOrderStrategyType(): OrderBuilder {
    return this.without("complexOrderStrategyType");
  }

  clearQuantity(): OrderBuilder {
    return this.without("quantity");
  }

  clearDestinationLinkName(): OrderBuilder {
    return this.without("destinationLinkName");
  }

  clearReleaseTime(): OrderBuilder {
    return this.without("releaseTime");
  }

  clearCancelTime(): OrderBuilder {
    return this.without("cancelTime");
  }

  clearStopPrice(): OrderBuilder {
    return this.without("stopPrice");
  }

  clearStopPriceLinkBasis(): OrderBuilder {
    return this.without("stopPriceLinkBasis");
  }

  clearStopPriceLinkType(): OrderBuilder {
    return this.without("stopPriceLinkType");
  }

  clearStopPriceOffset(): OrderBuilder {
    return this.without("stopPriceOffset");
  }

  clearStopType(): OrderBuilder {
    return this.without("stopType");
  }

  clearPriceLinkBasis(): OrderBuilder {
    return this.without("priceLinkBasis");
  }

  clearPriceLinkType(): OrderBuilder {
    return this.without("priceLinkType");
  }

  clearPriceOffset(): OrderBuilder {
    return this.without("priceOffset");
  }

  clearPrice(): OrderBuilder {
    return this.without("price");
  }

  clearActivationPrice(): OrderBuilder {
    return this.without("activationPrice");
  }

  clearTaxLotMethod(): OrderBuilder {
    return this.without("taxLotMethod");
  }

  clearSpecialInstruction(): OrderBuilder {
    return this.without("specialInstruction");
  }

  clearOrderStrategyType(): OrderBuilder {
    return this.without("orderStrategyType");
  }

  clearOrderLegs(): OrderBuilder {
    return this.without("orderLegCollection");
  }

  clearChildOrderStrategies(): OrderBuilder {
    return this.without("childOrderStrategies");
  }
}
