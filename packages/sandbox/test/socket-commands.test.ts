import { describe, expect, it } from "vitest";
import { type Json, type StreamSocket, streamingSandbox } from "./socket-support.js";

const level1 = "LEVELONE_EQUITIES";

/** The symbols that tell something when the market goes on by an hour. */
async function keysAfterAnHour(
  stream: StreamSocket,
  sandbox: { advanceMarket(ms: number): void },
): Promise<unknown[]> {
  sandbox.advanceMarket(3_600_000);
  return (await stream.data()).map(({ key }) => key);
}

describe("subscriptions", () => {
  it("are replaced by SUBS, extended by ADD, reduced by UNSUBS, and end with the last key", async () => {
    const { sandbox, open } = await streamingSandbox();
    const stream = await open();
    const change = async (command: string, keys: string) => {
      const { content } = await stream.ask(level1, command, { keys, fields: "0,1,3,8" });
      expect(content).toEqual({ code: 0, msg: `${command} command succeeded` });
    };
    // ADD may come first. Only the keys that are new to the subscription are told of at once.
    await change("ADD", "AAPL, MSFT");
    expect((await stream.data()).map(({ key }) => key)).toEqual(["AAPL", "MSFT"]);
    await change("ADD", "SPY");
    expect((await stream.data()).map(({ key }) => key)).toEqual(["SPY"]);
    expect(await keysAfterAnHour(stream, sandbox)).toEqual(["AAPL", "MSFT", "SPY"]);
    await change("UNSUBS", "AAPL,NEVER");
    expect(await keysAfterAnHour(stream, sandbox)).toEqual(["MSFT", "SPY"]);
    await change("SUBS", "QQQ");
    expect((await stream.data()).map(({ key }) => key)).toEqual(["QQQ"]);
    expect(await keysAfterAnHour(stream, sandbox)).toEqual(["QQQ"]);
    await change("UNSUBS", "QQQ");
    sandbox.advanceMarket(3_600_000);
    expect((await stream.ask(level1, "VIEW", { fields: "0,1" })).content.code).toBe(25);
  });

  it("are apart for each service", async () => {
    const { open } = await streamingSandbox();
    const stream = await open();
    await stream.ask(level1, "SUBS", { keys: "AAPL", fields: "0,1" });
    await stream.data();
    await stream.ask("NASDAQ_BOOK", "SUBS", { keys: "AAPL", fields: "0,1,2,3" });
    expect(await stream.data()).toEqual([
      { key: "AAPL", 1: expect.any(Number), 2: expect.any(Array), 3: expect.any(Array) },
    ]);
    expect((await stream.ask(level1, "VIEW", { fields: "0,2" })).content.code).toBe(0);
  });

  it("have the fields of their command, until VIEW changes them for all keys", async () => {
    const { sandbox, open } = await streamingSandbox();
    const stream = await open();
    await stream.ask(level1, "SUBS", { keys: "AAPL", fields: "0,1" });
    expect(Object.keys((await stream.data())[0] ?? {})).toContain("1");
    await stream.ask(level1, "ADD", { keys: "MSFT", fields: "0,2" });
    await stream.data();
    sandbox.advanceMarket(60_000);
    expect(await stream.data()).toEqual([
      { key: "AAPL", 1: expect.any(Number) },
      { key: "MSFT", 2: expect.any(Number) },
    ]);
    // Fields that are new are told at once.
    expect((await stream.ask(level1, "VIEW", { fields: "0,3" })).content).toEqual({
      code: 0,
      msg: "VIEW command succeeded",
    });
    expect(await stream.data()).toEqual([
      { key: "AAPL", 3: expect.any(Number) },
      { key: "MSFT", 3: expect.any(Number) },
    ]);
  });

  it("take 500 keys of a service", async () => {
    const { sandbox, open } = await streamingSandbox();
    const stream = await open();
    const symbols = (count: number, prefix = "S") =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`).join(",");
    const subs = (command: string, keys: string, service = level1) =>
      stream.ask(service, command, { keys, fields: "0,1" });
    expect((await subs("SUBS", symbols(501))).content.code).toBe(19);
    expect((await subs("SUBS", `AAPL,${symbols(499)}`)).content.code).toBe(0);
    await stream.data();
    expect((await subs("ADD", "MSFT")).content).toEqual({
      code: 19,
      msg: expect.stringContaining("LEVELONE_EQUITIES takes 500 keys"),
    });
    // A key that is there already needs no room, and another service has its own.
    expect((await subs("ADD", "S1")).content.code).toBe(0);
    expect((await subs("SUBS", symbols(500), "LEVELONE_OPTIONS")).content.code).toBe(0);
    // What was refused has changed nothing.
    expect(await keysAfterAnHour(stream, sandbox)).toEqual(["AAPL"]);
  });
});

describe("a command", () => {
  it.each<[string, string, string, Json, number]>([
    ["an unknown service", "NEWS", "SUBS", { keys: "AAPL", fields: "0" }, 11],
    ["an inherited name as service", "constructor", "SUBS", { keys: "AAPL", fields: "0" }, 11],
    ["an unknown command", level1, "GET", { keys: "AAPL", fields: "0" }, 21],
    ["an admin command of a service", "ADMIN", "SUBS", {}, 21],
    ["no keys", level1, "SUBS", { fields: "0,1" }, 21],
    ["empty keys", level1, "SUBS", { keys: "", fields: "0,1" }, 21],
    ["keys that are no text", level1, "SUBS", { keys: ["AAPL"], fields: "0,1" }, 21],
    ["an empty key among others", level1, "SUBS", { keys: "AAPL,,MSFT", fields: "0,1" }, 21],
    ["no fields in SUBS", level1, "SUBS", { keys: "AAPL" }, 21],
    ["no fields in ADD", level1, "ADD", { keys: "AAPL" }, 21],
    ["no fields in VIEW", level1, "VIEW", { keys: "AAPL" }, 21],
    ["no keys in UNSUBS", level1, "UNSUBS", {}, 21],
    ["fields without 0", level1, "SUBS", { keys: "AAPL", fields: "1,2" }, 21],
    ["fields that don't ascend", level1, "SUBS", { keys: "AAPL", fields: "0,2,1" }, 21],
    ["a field twice", level1, "SUBS", { keys: "AAPL", fields: "0,1,1" }, 21],
    ["names for fields", level1, "SUBS", { keys: "AAPL", fields: "0,bidPrice" }, 21],
    ["spaces between fields, and more than there are", level1, "SUBS", { keys: "A", fields: "0, 1,99 " }, 0],
    ["an unknown symbol", level1, "SUBS", { keys: "NOPE", fields: "0,1" }, 0],
    ["a malformed screener", "SCREENER_EQUITY", "SUBS", { keys: "AAPL", fields: "0,1" }, 0],
    ["ADD of activity", "ACCT_ACTIVITY", "ADD", { keys: "mine", fields: "0" }, 21],
    ["VIEW of activity", "ACCT_ACTIVITY", "VIEW", { fields: "0" }, 21],
    ["parameters that are no object", level1, "SUBS", "AAPL" as unknown as Json, 21],
  ])("with %s: %s %s %j", async (_what, service, command, parameters, code) => {
    const { open } = await streamingSandbox();
    const stream = await open();
    const answer = await stream.ask(service, command, parameters);
    expect(answer.content).toEqual({ code, msg: expect.any(String) });
    expect([answer.service, answer.command, answer.requestid]).toEqual([service, command, "2"]);
    // Nothing of this severs the connection.
    expect((await stream.ask("ADMIN", "LOGOUT")).content).toEqual({ code: 0, msg: "SUCCESS" });
    expect(await stream.closed).toBe(1000);
  });

  it("may stand by itself, or with others, and have a number as its id", async () => {
    const { open, info } = await streamingSandbox();
    const stream = await open();
    const request = {
      requestid: 7,
      service: level1,
      command: "SUBS",
      SchwabClientCustomerId: info.schwabClientCustomerId,
      SchwabClientCorrelId: info.schwabClientCorrelId,
      parameters: { keys: "NOPE", fields: "0" },
    };
    stream.socket.send(JSON.stringify(request));
    expect(await stream.next()).toMatchObject({ response: [{ requestid: "7", content: { code: 0 } }] });
    const other = { ...request, requestid: 8, command: "UNSUBS" };
    stream.socket.send(JSON.stringify({ requests: [request, other] }));
    expect(await stream.next()).toMatchObject({ response: [{ requestid: "7", command: "SUBS" }] });
    expect(await stream.next()).toMatchObject({ response: [{ requestid: "8", command: "UNSUBS" }] });
  });

  it("is not carried out after a LOGOUT", async () => {
    const { sandbox, open, info } = await streamingSandbox();
    const stream = await open();
    const request = {
      requestid: "1",
      service: "ADMIN",
      command: "LOGOUT",
      SchwabClientCustomerId: info.schwabClientCustomerId,
      SchwabClientCorrelId: info.schwabClientCorrelId,
    };
    const other = { ...request, service: level1, command: "SUBS", parameters: { keys: "AAPL", fields: "0" } };
    stream.socket.send(JSON.stringify({ requests: [request, other] }));
    expect(await stream.closed).toBe(1000);
    expect(sandbox.journal().at(-1)?.stream).toMatchObject({ command: "LOGOUT", code: 0 });
  });

  it.each([
    ["not JSON", "{requests"],
    ["no object", "[1]"],
    ["no list", '{"requests":{}}'],
    ["an empty list", '{"requests":[]}'],
    ["a list of other things", '{"requests":[1]}'],
    ["no service", '{"requestid":"1","command":"SUBS"}'],
    ["no command", '{"requestid":"1","service":"CHART_EQUITY"}'],
    ["no requestid", '{"service":"CHART_EQUITY","command":"SUBS"}'],
  ])("in a frame of bad format is answered with 21: %s", async (_what, frame) => {
    const { open } = await streamingSandbox();
    const stream = await open();
    stream.socket.send(frame);
    expect(await stream.next()).toMatchObject({
      response: [{ content: { code: 21, msg: expect.stringMatching(/^Bad command formatting: ./) } }],
    });
  });

  it("ends the connection when it is larger than a frame may be", async () => {
    const { open } = await streamingSandbox();
    const stream = await open();
    stream.socket.send("x".repeat(256 * 1024 + 1));
    expect(await stream.closed).toBe(1009);
  });
});
