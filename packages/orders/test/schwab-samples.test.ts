import { describe, expect, it } from "vitest";
import {
  bearPutVerticalOpen,
  bracket,
  digestOf,
  equityBuyLimit,
  equityBuyMarket,
  equitySellLimit,
  equitySellMarket,
  firstTriggersSecond,
  type OrderBuilder,
  oneCancelsOther,
  optionBuyToOpenLimit,
  stopLimitOrder,
  stopOrder,
  trailingStopOrder,
  validateOrder,
} from "../src/index.js";
import { schwabSamples } from "./schwab-samples.js";

const later = (order: OrderBuilder) => order.setDuration("GOOD_TILL_CANCEL");

/** Each of Schwab's samples by a template, and the members that the template has beside the sample's. */
const templates: Record<keyof typeof schwabSamples, [OrderBuilder, object?]> = {
  buyMarketStock: [equityBuyMarket("XYZ", 15)],
  buyLimitOption: [
    optionBuyToOpenLimit("XYZ   240315C00500000", 10, "6.45").setComplexOrderStrategyType("NONE"),
  ],
  // The template writes the lower strike first, and names the strategy as schwab-py does.
  verticalPutSpread: [
    bearPutVerticalOpen("XYZ   240315P00043000", "XYZ   240315P00045000", 2, "0.10"),
    {
      complexOrderStrategyType: "VERTICAL",
      quantity: 2,
      orderLegCollection: [...(schwabSamples.verticalPutSpread.orderLegCollection ?? [])].reverse(),
    },
  ],
  oneTriggersAnother: [
    firstTriggersSecond(equityBuyLimit("XYZ", 10, "34.97"), equitySellLimit("XYZ", 10, "42.03")),
  ],
  oneCancelsAnother: [
    oneCancelsOther(
      equitySellLimit("XYZ", 2, "45.97"),
      stopLimitOrder(equitySellLimit("XYZ", 2, "37.00"), "37.03"),
    ),
  ],
  oneTriggersOco: [
    bracket(
      equityBuyLimit("XYZ", 5, 14.97),
      later(equitySellLimit("XYZ", 5, 15.27)),
      later(stopOrder(equitySellMarket("XYZ", 5), 11.27)),
    ),
  ],
  sellTrailingStop: [
    trailingStopOrder(equitySellMarket("XYZ", 10), { offset: 10, linkType: "VALUE", linkBasis: "BID" })
      // Schwab's sample says it, which changes nothing.
      .setComplexOrderStrategyType("NONE"),
  ],
};

describe.each(Object.entries(schwabSamples))("Schwab's sample %s", (name, sample) => {
  const [builder, extra = {}] = templates[name as keyof typeof schwabSamples];

  it("is what a template makes", async () => {
    expect(await digestOf(builder)).toBe(await digestOf({ ...sample, ...extra }));
    if (!name.match(/Oco|Trailing/)) expect(builder.build()).toEqual({ ...sample, ...extra });
  });

  it("breaks no rule", () => {
    expect(validateOrder(sample)).toEqual([]);
  });
});
