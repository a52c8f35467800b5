import { expect, it } from "vitest";
import { streamingSandbox } from "./socket-support.js";
import { testTime } from "./support.js";

it("tells of a level-one key everything at first, and then what has changed", async () => {
  const { sandbox, open, read } = await streamingSandbox();
  const stream = await open();
  expect(await stream.ask("LEVELONE_EQUITIES", "SUBS", { keys: "AAPL,NOPE", fields: "0,1,2,8,15" })).toEqual({
    service: "LEVELONE_EQUITIES",
    command: "SUBS",
    requestid: "2",
    SchwabClientCorrelId: expect.any(String),
    timestamp: testTime,
    content: { code: 0, msg: "SUBS command succeeded" },
  });
  const quoteOf = async () =>
    (await read<Record<"AAPL", { quote: Record<string, number> }>>("/marketdata/v1/quotes?symbols=AAPL")).AAPL
      .quote;
  const first = await quoteOf();
  expect(await stream.next()).toEqual({
    data: [
      {
        service: "LEVELONE_EQUITIES",
        timestamp: testTime,
        command: "SUBS",
        content: [
          {
            key: "AAPL",
            delayed: false,
            assetMainType: "EQUITY",
            assetSubType: "COE",
            cusip: expect.any(String),
            1: first["bidPrice"],
            2: first["askPrice"],
            8: first["totalVolume"],
            15: expect.stringContaining("APPLE"),
          },
        ],
      },
    ],
  });

  sandbox.advanceMarket(60_000);
  const second = await quoteOf();
  expect(second["bidPrice"]).not.toBe(first["bidPrice"]);
  expect(await stream.data()).toEqual([
    { key: "AAPL", 1: second["bidPrice"], 2: second["askPrice"], 8: second["totalVolume"] },
  ]);
  // Nothing new, so nothing is sent.
  sandbox.advanceMarket(0);
  await stream.ask("ADMIN", "LOGOUT");
  expect(stream.waiting()).toBe(0);
  expect(await stream.closed).toBe(1000);
});
