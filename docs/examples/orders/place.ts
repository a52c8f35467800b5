import { accountHashes, digestOf, equityBuyLimit, requireDigest, waitForOrder } from "schwab-kit";
import { client } from "../client.part.js";

const [account] = await client.getAccountNumbers();
const hash = await accountHashes(client).hashOf(account?.accountNumber ?? "");
const order = equityBuyLimit("AAPL", 10, "237.50");

const preview = await client.previewOrder(hash, order);
console.log("rejects:", preview.orderValidationResult?.rejects?.length ?? 0);
const digest = await digestOf(order); // show both to the person, and ask

const { orderId } = await client.placeOrder(hash, order, { beforePlace: requireDigest(digest) });
const placed = await waitForOrder(client, hash, orderId, { signal: AbortSignal.timeout(20_000) });
console.log(placed.status, placed.filledQuantity, placed.orderLegCollection?.[0]?.instrument?.symbol);
await client.close();
