import { expect, test } from "vitest";
import { startStreamer } from "./scripted-streamer.js";
import { rejection, streamForTest, until } from "./stream-for-test.js";

test("the first command connects, logs in with the token, and asks by Schwab's names and numbers", async () => {
  const streamer = await startStreamer();
  const { stream, states } = streamForTest(streamer);
  expect(stream.state).toBe("idle");
  await stream.levelOneEquitySubs(["AAPL", "MSFT"], { fields: ["askPrice", "bidPrice"] });
  await stream.levelOneEquityAdd(["$SPX"]);
  await stream.levelOneEquityView(["lastPrice"]);
  await stream.levelOneEquityUnsubs(["MSFT"]);
  await stream.accountActivitySub();
  expect(streamer.connections).toHaveLength(1);
  expect(streamer.last.requests[0]).toEqual({
    service: "ADMIN",
    command: "LOGIN",
    requestid: "1",
    SchwabClientCustomerId: "customer",
    SchwabClientCorrelId: "correl",
    parameters: { Authorization: "token-1", SchwabClientChannel: "N9", SchwabClientFunctionId: "APIAPP" },
  });
  expect(streamer.last.commands).toEqual([
    "SUBS LEVELONE_EQUITIES AAPL,MSFT 0,1,2",
    "ADD LEVELONE_EQUITIES $SPX 0,1,2",
    "VIEW LEVELONE_EQUITIES 0,3",
    "UNSUBS LEVELONE_EQUITIES MSFT",
    "SUBS ACCT_ACTIVITY SCHWAB-KIT 0,1,2,3",
  ]);
  expect(states()).toEqual(["connecting asked", "connected logged-in"]);
});

test("commands go out one at a time, whatever else comes in between", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  streamer.answer = ({ command }) => (command === "LOGIN" ? 0 : "nothing");
  const commands = Promise.all([stream.nyseBookSubs(["IBM"]), stream.nasdaqBookSubs(["AAPL"])]);
  const connection = await streamer.reached(1, 2);
  connection.data("NYSE_BOOK", [{ key: "IBM" }]);
  connection.send({ notify: [{ heartbeat: "1" }] });
  const [, first] = connection.requests;
  if (first === undefined) throw new Error("nothing was asked");
  const other = { ...first, requestid: "77" };
  connection.send(streamer.response(other, 0));
  connection.send(streamer.response({ ...first, command: "ADD" }, 0));
  connection.send(streamer.response({ ...first, service: "NASDAQ_BOOK" }, 0));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(connection.requests).toHaveLength(2);
  streamer.answer = () => 0;
  connection.send(streamer.response(first, 26));
  await commands;
  expect(connection.commands).toEqual(["SUBS NYSE_BOOK IBM 0,1,2,3", "SUBS NASDAQ_BOOK AAPL 0,1,2,3"]);
});

test.each([0, 26, 27, 28, 29])("code %i is a success", async (code) => {
  const streamer = await startStreamer();
  streamer.answer = ({ command }) => (command === "LOGIN" ? 0 : code);
  await streamForTest(streamer).stream.chartEquitySubs(["AAPL"]);
});

test.each([
  [9, "stream-failure"],
  [11, "stream-service-unavailable"],
  [19, "stream-symbol-limit"],
  [20, "stream-not-logged-in"],
  [21, "stream-command-malformed"],
  [22, "stream-command-failed"],
  [23, "stream-command-failed"],
  [24, "stream-command-failed"],
  [25, "stream-command-failed"],
  [99, "stream-failure"],
])("code %i is the error %s, and the subscriptions are as before", async (code, errorCode) => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  await stream.chartEquitySubs(["AAPL"], { fields: ["openPrice"] });
  streamer.answer = ({ command, parameters }) =>
    command !== "LOGIN" && parameters["keys"] !== "AAPL" ? code : 0;
  const commands = [
    () => stream.chartEquitySubs(["MSFT"]),
    () => stream.chartEquityAdd(["IBM"]),
    () => stream.chartEquityView(["lowPrice"]),
    () => stream.chartEquityUnsubs(["AAPL", "IBM"]),
  ];
  for (const command of commands) {
    expect(await rejection(command())).toMatchObject({
      name: "StreamError",
      code: errorCode,
      responseCode: code,
    });
  }
  const before = streamer.connections.length;
  streamer.last.drop();
  const next = await streamer.reached(before + 1, 2);
  expect(next.commands).toEqual(["SUBS CHART_EQUITY AAPL 0,2,7"]);
});

test("arguments that can't be meant reject, and nothing is sent", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  const wrong = [
    stream.levelOneEquitySubs("AAPL" as never),
    stream.levelOneEquitySubs([]),
    stream.levelOneEquitySubs(["AAPL"], { fields: ["bid" as never] }),
    stream.levelOneEquityView([]),
    stream.screenerEquitySubs(["$SPX"]),
  ];
  for (const command of wrong) expect(await rejection(command)).toMatchObject({ code: "argument-invalid" });
  expect(streamer.connections).toHaveLength(0);
});

test("ADD with other fields than the service has is refused, for fields are of the whole service", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  await stream.levelOneForexAdd(["EUR/USD"], { fields: ["bidPrice"] });
  const refused = await rejection(stream.levelOneForexAdd(["GBP/USD"], { fields: ["askPrice"] }));
  expect(refused).toMatchObject({ code: "argument-invalid" });
  await stream.levelOneForexAdd(["GBP/USD"], { fields: ["bidPrice"] });
  await stream.levelOneForexSubs(["USD/JPY"], { fields: ["askPrice"] });
  expect(streamer.last.commands).toEqual([
    "ADD LEVELONE_FOREX EUR/USD 0,1",
    "ADD LEVELONE_FOREX GBP/USD 0,1",
    "SUBS LEVELONE_FOREX USD/JPY 0,2",
  ]);
});

test("VIEW of a service that nothing is subscribed to subscribes to nothing", async () => {
  const streamer = await startStreamer();
  const { stream } = streamForTest(streamer);
  await stream.nyseBookView(["bids"]);
  streamer.last.drop();
  await until(() => stream.state !== "connected");
  expect(stream.state).toBe("idle");
});

test("a command without an answer ends by its time limit, and the next one is sent", async () => {
  const streamer = await startStreamer();
  const { stream, event } = streamForTest(streamer, { commandMs: 60 });
  await stream.connect();
  streamer.answer = () => "nothing";
  const late = await rejection(stream.chartFuturesSubs(["/ESZ26"]));
  expect(late).toMatchObject({ code: "stream-command-timeout", retryable: true });
  streamer.answer = () => 0;
  const [, unanswered] = streamer.last.requests;
  if (unanswered === undefined) throw new Error("nothing was asked");
  streamer.last.send(streamer.response(unanswered, 0));
  expect(await event("unexpected-response")).toMatchObject({ service: "CHART_FUTURES", code: 0 });
  await stream.chartFuturesAdd(["/NQZ26"]);
  streamer.last.drop();
  expect((await streamer.reached(2, 2)).commands[0]).toMatch(/^SUBS CHART_FUTURES \/NQZ26 /);
});
