import type { OrderRequest } from "@schwab-kit/http-client";

/** The orders that Schwab's portal shows as samples, as data. */
const leg = (instruction: string, quantity: number, symbol = "XYZ", assetType = "EQUITY") => ({
  instruction,
  quantity,
  instrument: { symbol, assetType },
});

const single = (orderType: string, members: OrderRequest): OrderRequest => ({
  orderType,
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  ...members,
});

export const schwabSamples = {
  buyMarketStock: single("MARKET", { orderLegCollection: [leg("BUY", 15)] }),
  buyLimitOption: single("LIMIT", {
    complexOrderStrategyType: "NONE",
    price: "6.45",
    orderLegCollection: [leg("BUY_TO_OPEN", 10, "XYZ   240315C00500000", "OPTION")],
  }),
  verticalPutSpread: single("NET_DEBIT", {
    price: "0.10",
    orderLegCollection: [
      leg("BUY_TO_OPEN", 2, "XYZ   240315P00045000", "OPTION"),
      leg("SELL_TO_OPEN", 2, "XYZ   240315P00043000", "OPTION"),
    ],
  }),
  oneTriggersAnother: single("LIMIT", {
    orderStrategyType: "TRIGGER",
    price: "34.97",
    orderLegCollection: [leg("BUY", 10)],
    childOrderStrategies: [single("LIMIT", { price: "42.03", orderLegCollection: [leg("SELL", 10)] })],
  }),
  oneCancelsAnother: {
    orderStrategyType: "OCO",
    childOrderStrategies: [
      single("LIMIT", { price: "45.97", orderLegCollection: [leg("SELL", 2)] }),
      single("STOP_LIMIT", { price: "37.00", stopPrice: "37.03", orderLegCollection: [leg("SELL", 2)] }),
    ],
  },
  oneTriggersOco: single("LIMIT", {
    orderStrategyType: "TRIGGER",
    price: 14.97,
    orderLegCollection: [leg("BUY", 5)],
    childOrderStrategies: [
      {
        orderStrategyType: "OCO",
        childOrderStrategies: [
          single("LIMIT", {
            duration: "GOOD_TILL_CANCEL",
            price: 15.27,
            orderLegCollection: [leg("SELL", 5)],
          }),
          single("STOP", {
            duration: "GOOD_TILL_CANCEL",
            stopPrice: 11.27,
            orderLegCollection: [leg("SELL", 5)],
          }),
        ],
      },
    ],
  }),
  sellTrailingStop: single("TRAILING_STOP", {
    complexOrderStrategyType: "NONE",
    stopPriceLinkBasis: "BID",
    stopPriceLinkType: "VALUE",
    stopPriceOffset: 10,
    orderLegCollection: [leg("SELL", 10)],
  }),
} satisfies Record<string, OrderRequest>;
