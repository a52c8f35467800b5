import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeItem } from "../../src/services/decode-item.js";

const frame = { timestamp: 1_765_307_505_041 };

test("a fill has exact numbers and absolute times, and the event by itself", () => {
  const fill = {
    EventType: "OrderFillCompleted",
    LegId: "1005609024296",
    QuantityInfo: {
      CumulativeQuantity: { lo: "1000000", signScale: 12 },
      LeavesQuantity: { signScale: 12 },
      AveragePrice: { lo: "213409100", signScale: 12 },
    },
    ExecutionInfo: {
      ExecutionTimeStamp: { DateTimeString: "2025-03-20 13:43:45.620" },
      PrincipalAmmount: { lo: "213410000", signScale: 13 },
      AsOfTimeStamp: {},
      RouteStatus: 8,
    },
    Legs: [{ StopPrice: {}, AskSize: { lo: "200" }, Expiry: { DateTimeString: "2025-12-09" } }],
  };
  const data = {
    SchwabOrderID: "1005609024296",
    AccountNumber: "40595135",
    BaseEvent: { EventType: "OrderFillCompleted", OrderFillCompletedEventOrderLegQuantityInfo: fill },
  };
  const messageData = JSON.stringify(data);
  const wire = { seq: 6, key: "mine", 1: "40595135", 2: "OrderFillCompleted", 3: messageData };
  const event = {
    EventType: "OrderFillCompleted",
    LegId: "1005609024296",
    QuantityInfo: { CumulativeQuantity: "1", LeavesQuantity: "0", AveragePrice: "213.4091" },
    ExecutionInfo: {
      ExecutionTimeStamp: Date.parse("2025-03-20T17:43:45.620Z"),
      PrincipalAmmount: "-213.41",
      AsOfTimeStamp: null,
      RouteStatus: 8,
    },
    Legs: [{ StopPrice: null, AskSize: "200", Expiry: "2025-12-09" }],
  };
  expect(decodeItem("ACCT_ACTIVITY", wire, frame)).toStrictEqual({
    key: "mine",
    frameTimestamp: frame.timestamp,
    seq: 6,
    account: "40595135",
    messageType: "OrderFillCompleted",
    messageData,
    schwabOrderId: "1005609024296",
    accountNumber: "40595135",
    eventType: "OrderFillCompleted",
    event,
    data: {
      SchwabOrderID: "1005609024296",
      AccountNumber: "40595135",
      BaseEvent: { EventType: "OrderFillCompleted", OrderFillCompletedEventOrderLegQuantityInfo: event },
    },
  });
});

test("an event of a type that nobody has seen is read the same", () => {
  const BaseEvent = { EventType: "Novelty", NoveltyInfo: { At: { lo: "5", signScale: 4 } } };
  const item = decode("Novelty", JSON.stringify({ SchwabOrderID: 1_005_609_024_296, BaseEvent }));
  expect(item).toMatchObject({ schwabOrderId: "1005609024296", eventType: "Novelty", event: { At: "0.05" } });
  expect(item).not.toHaveProperty("problem");
});

test("an order's number that has lost digits is none", () => {
  const item = decode("OrderCreated", '{"SchwabOrderID":10056090242961234567}');
  expect(item).not.toHaveProperty("schwabOrderId");
  expect(item.messageData).toContain("10056090242961234567");
});

test("of several events none is the event; all are in the data", () => {
  const item = decode("Double", '{"BaseEvent":{"EventType":"Double","A":{"x":1},"B":{"x":2}}}');
  expect(item).not.toHaveProperty("event");
  expect(item.data).toMatchObject({ BaseEvent: { A: { x: 1 }, B: { x: 2 } } });
});

test.each([undefined, null, "", "NULL"])("the data %j of a message is nothing, and no problem", (data) => {
  const item = decode("SUBSCRIBED", data);
  expect(item.messageType).toBe("SUBSCRIBED");
  expect(item).not.toHaveProperty("data");
  expect(item).not.toHaveProperty("problem");
});

test("an error's words are kept, and no problem", () => {
  const item = decode("ERROR", "The subscription could not be made");
  expect(item.messageData).toBe("The subscription could not be made");
  expect(item).not.toHaveProperty("data");
  expect(item).not.toHaveProperty("problem");
});

test.each([
  ["OrderCreated", '{"SchwabOrderID":"1'],
  ["OrderCreated", "words"],
  ["OrderCreated", 7],
])("%s with data that is no JSON, %j, is handed on with the problem", (type, data) => {
  const item = decode(type, data);
  expect(item.problem).toBe("The message's data is no JSON.");
  expect(item.raw).toEqual({ key: "mine", 2: type, 3: data });
  expect(item.messageData).toBe(data);
});

test("what seems a decimal or a time but is none stays as it came, and is named", () => {
  const BaseEvent = {
    Info: [{ Price: { lo: "1.5", signScale: 12 }, At: { DateTimeString: "soon" }, Quantity: { lo: "2" } }],
  };
  const item = decode("OrderCreated", JSON.stringify({ BaseEvent }));
  expect(item.data).toEqual({
    BaseEvent: {
      Info: [{ Price: { lo: "1.5", signScale: 12 }, At: { DateTimeString: "soon" }, Quantity: "2" }],
    },
  });
  expect(item.problem).toBe(
    "These could not be read and are left as they came: BaseEvent.Info[0].Price, BaseEvent.Info[0].At.",
  );
});

test("a member called __proto__ is one like any other", () => {
  const text = '{"__proto__":{"x":1},"BaseEvent":{"__proto__":"y"}}';
  expect(JSON.stringify(decode("OrderCreated", text).data)).toBe(text);
});

test("data nested without end is read without a fall", () => {
  const item = decode("OrderCreated", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
  expect(item.problem).toMatch(/^These could not be read and are left as they came: a\.a\.a/);
});

test("any JSON is read, and what holds no decimal, time or empty object stays as it is", () => {
  const json = fc
    .jsonValue()
    .filter((value) => !/"(lo|hi|signScale|DateTimeString)"|\{\}/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify({ value });
      const item = decode("OrderCreated", text);
      expect(JSON.stringify(item.data)).toBe(text);
    }),
  );
});

function decode(type: string, data: unknown) {
  return decodeItem("ACCT_ACTIVITY", JSON.parse(JSON.stringify({ key: "mine", 2: type, 3: data })), frame);
}
