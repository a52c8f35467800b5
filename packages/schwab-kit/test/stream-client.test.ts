import { expect, onTestFinished, test } from "vitest";
import { streamClient } from "../src/streaming.js";
import { loggedIn, stopped } from "./support/logged-in.js";

test("a stream of a client's own login needs nothing else, and renews the token it logs in with", async () => {
  const { client, sandbox } = await loggedIn(stopped);
  sandbox.expireAccessTokens();
  const stream = streamClient(client);
  onTestFinished(() => stream.close());
  const quotes = stream.messages("LEVELONE_EQUITIES");
  await stream.levelOneEquitySubs(["AAPL"], { fields: ["lastPrice"] });
  const { value } = await quotes.next();
  const { AAPL } = await client.getQuote("AAPL");
  expect(value?.lastPrice).toBe(AAPL?.quote?.lastPrice);
  expect(sandbox.journal().filter(({ grantType }) => grantType === "refresh_token")).toHaveLength(1);
});
