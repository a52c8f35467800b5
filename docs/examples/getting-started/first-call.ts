import { easyClient } from "schwab-kit";
import { settings } from "../settings.part.js";

const client = await easyClient(settings);
const { AAPL } = await client.getQuote("AAPL");
console.log(AAPL?.quote?.lastPrice, AAPL?.quote?.totalVolume);

const accounts = await client.getAccounts({ fields: "positions" });
for (const { securitiesAccount } of accounts) {
  const held = securitiesAccount?.positions?.map(({ instrument }) => instrument?.symbol) ?? [];
  console.log(securitiesAccount?.type, securitiesAccount?.accountNumber, held.join(" "));
}
await client.close();
