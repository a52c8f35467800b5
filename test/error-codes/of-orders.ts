import { equityBuyLimit, requireDigest, withinLimits } from "@schwab-kit/orders";
import { client, type Raise, sandbox } from "./scene.js";

export const ofOrders = {
  "order-outcome-unknown": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    sandbox.addFault({ path: "/trader/v1/accounts/*", method: "POST", status: 503 });
    try {
      return await used.placeOrder(account?.hashValue ?? "", { orderType: "MARKET" });
    } finally {
      sandbox.clearFaults();
    }
  },
  "order-invalid": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 0, "1.00"));
  },
  "order-beyond-limits": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    const beforePlace = withinLimits({ largestNotional: 1 }, (symbols) => used.getQuotes(symbols));
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 1, "1.01"), {
      beforePlace,
    });
  },
  "order-changed": async () => {
    const used = await client();
    const [account] = await used.getAccountNumbers();
    const beforePlace = requireDigest("0".repeat(64));
    return await used.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 1, "1.00"), {
      beforePlace,
    });
  },
} satisfies Raise;
