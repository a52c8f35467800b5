import { describe, expect, it } from "vitest";
import { daysBack, limitOrder, tradingSandbox } from "./trader-support.js";

interface Order {
  readonly orderId: number;
  readonly status: string;
  readonly enteredTime: string;
}

const numbers = (orders: readonly Order[]): string[] => orders.map(({ orderId }) => String(orderId));

describe("the lists of orders", () => {
  it("are newest first, for one account or for all, children inside their parents", async () => {
    const { place, read, advance, cash, margin } = await tradingSandbox();
    const first = await place(cash, limitOrder());
    advance(1);
    const second = await place(margin, {
      orderStrategyType: "OCO",
      childOrderStrategies: [limitOrder(), limitOrder()],
    });
    advance(1);
    const third = await place(cash, limitOrder());
    const today = "fromEnteredTime=2026-11-23T00:00:00.000Z&toEnteredTime=2026-11-24T00:00:00.000Z";
    expect(numbers(await read(`${cash}/orders?${today}`))).toEqual([third, first]);
    expect(numbers(await read(`/orders?${today}`))).toEqual([third, second, first]);
  });

  it("hold what was entered in the window, both ends included", async () => {
    const { place, read, cash } = await tradingSandbox();
    const orderId = await place(cash, limitOrder());
    const list = async (from: string, to: string) =>
      numbers(await read(`${cash}/orders?fromEnteredTime=${from}&toEnteredTime=${to}`));
    const entered = "2026-11-23T15:30:00.000Z";
    expect(await list(entered, entered)).toEqual([orderId]);
    expect(await list("2026-11-23T15:30:00.001Z", "2027-01-01T00:00:00.000Z")).toEqual([]);
    expect(await list("2026-11-23T00:00:00.000Z", "2026-11-23T15:29:59.999Z")).toEqual([]);
  });

  it("can be narrowed to a status and cut to a number", async () => {
    const { place, read, send, cash } = await tradingSandbox();
    const [first, second] = [await place(cash, limitOrder()), await place(cash, limitOrder())];
    await send("DELETE", `${cash}/orders/${first}`);
    const window = daysBack(30);
    expect(numbers(await read(`${cash}/orders?${window}&status=CANCELED`))).toEqual([first]);
    expect(numbers(await read(`${cash}/orders?${window}&status=WORKING`))).toEqual([second]);
    expect(numbers(await read(`${cash}/orders?${window}&status=EXPIRED`))).toEqual([]);
    expect(numbers(await read(`${cash}/orders?${window}&maxResults=1`))).toEqual([second]);
    expect(numbers(await read(`${cash}/orders?${window}&maxResults=5000&status=`))).toEqual([second, first]);
  });

  it("show the orders that the account's holdings come from as filled", async () => {
    const { read, margin } = await tradingSandbox();
    const orders = await read<Order[]>(`${margin}/orders?${daysBack(364)}`);
    expect(orders.length).toBeGreaterThan(5);
    expect(orders.at(0)).toMatchObject({
      status: "FILLED",
      cancelable: false,
      orderType: "MARKET",
      quantity: 6,
      filledQuantity: 6,
      remainingQuantity: 0,
      orderLegCollection: [{ instruction: "BUY", instrument: { symbol: "SPY" } }],
      orderActivityCollection: [{ executionType: "FILL", activityId: expect.any(Number), quantity: 6 }],
    });
  });

  it.each([
    ["times with milliseconds", "2026-11-01T00:00:00.000Z", "2026-11-23T23:59:59.999Z"],
    ["times without", "2026-11-01T00:00:00Z", "2026-11-23T23:59:59Z"],
    ["another offset", "2026-11-01T00:00:00-05:00", "2026-11-23T18:00:00-0500"],
    ["times that are far away", "2048-01-01T00:00:00.000Z", "2048-12-31T00:00:00.000Z"],
    ["a leap year", "2023-03-01T00:00:00.000Z", "2024-03-01T00:00:00.000Z"],
  ])("take %s", async (_what, from, to) => {
    const { send, cash } = await tradingSandbox();
    const query = new URLSearchParams({ fromEnteredTime: from, toEnteredTime: to });
    expect((await send("GET", `${cash}/orders?${query}`)).status).toBe(200);
  });

  const format = "must be in the format yyyy-MM-dd'T'HH:mm:ss.SSSZ";
  it.each<[string, string, string, string[]]>([
    ["no times", "", "", ["fromEnteredTime is required", "toEnteredTime is required"]],
    ["one time", "2026-11-01T00:00:00Z", "", ["toEnteredTime is required"]],
    ["plain dates", "2026-11-01", "2026-11-02", [`fromEnteredTime ${format}`, `toEnteredTime ${format}`]],
    [
      "a time without an offset",
      "2026-11-01T00:00:00.000",
      "2026-11-02T00:00:00Z",
      [`fromEnteredTime ${format}`],
    ],
    ["a month that isn't", "2026-13-01T00:00:00Z", "2027-11-02T00:00:00Z", [`fromEnteredTime ${format}`]],
    [
      "a window that ends before it begins",
      "2026-11-02T00:00:00Z",
      "2026-11-01T00:00:00Z",
      ["fromEnteredTime must not be after toEnteredTime"],
    ],
    [
      "more than a year",
      "2025-11-01T00:00:00.000Z",
      "2026-11-01T00:00:00.001Z",
      ["fromEnteredTime and toEnteredTime must be within one year"],
    ],
  ])("refuse %s", async (_what, from, to, errors) => {
    const { refusal, cash } = await tradingSandbox();
    const query = new URLSearchParams({
      ...(from && { fromEnteredTime: from }),
      ...(to && { toEnteredTime: to }),
    });
    for (const path of [`${cash}/orders`, "/orders"]) {
      expect(await refusal(400, "GET", `${path}?${query}`)).toEqual({
        message: "Invalid query parameter",
        errors,
      });
    }
  });

  it("refuse an unknown status and a maxResults that is no count", async () => {
    const { refusal, cash } = await tradingSandbox();
    for (const wrong of [
      "status=OPEN",
      "status=WORKING,FILLED",
      "maxResults=0",
      "maxResults=ten",
      "maxResults=-1",
    ]) {
      const { errors } = await refusal(400, "GET", `${cash}/orders?${daysBack(1)}&${wrong}`);
      expect(errors).toEqual([expect.stringContaining(wrong.split("=")[0] ?? "")]);
    }
  });

  it("reach back 60 days for all accounts, a year for one", async () => {
    const { send, refusal, cash } = await tradingSandbox();
    const window = (from: string) =>
      `fromEnteredTime=${from}T00:00:00.000Z&toEnteredTime=2026-11-23T00:00:00.000Z`;
    expect((await send("GET", `/orders?${window("2026-09-24")}`)).status).toBe(200);
    expect(await refusal(400, "GET", `/orders?${window("2026-09-23")}`)).toMatchObject({
      errors: ["fromEnteredTime must be within 60 days from today"],
    });
    expect((await send("GET", `${cash}/orders?${window("2025-11-23")}`)).status).toBe(200);
  });
});
