import { expect, it } from "vitest";
import { loginParameters, streamingSandbox } from "./socket-support.js";
import { login, refresh, testTime } from "./support.js";

it("answers a login as Schwab does", async () => {
  const { connect, info, accessToken } = await streamingSandbox();
  const stream = await connect();
  stream.send("ADMIN", "LOGIN", loginParameters(info, accessToken));
  expect(await stream.next()).toEqual({
    response: [
      {
        service: "ADMIN",
        command: "LOGIN",
        requestid: "1",
        SchwabClientCorrelId: info.schwabClientCorrelId,
        timestamp: testTime,
        content: { code: 0, msg: expect.stringMatching(/^server=[\w-]+;status=NP$/) },
      },
    ],
  });
});

it("denies a login without a living access token, and severs the connection", async () => {
  const { sandbox, connect, info, accessToken, advance } = await streamingSandbox();
  const denied = async (token: string) => {
    const stream = await connect();
    const { content } = await stream.ask("ADMIN", "LOGIN", loginParameters(info, token));
    expect(content).toEqual({ code: 3, msg: "Login Denied.: token is invalid or has expired." });
    expect(await stream.closed).toBe(1006);
  };
  await denied(`Bearer ${accessToken}`);
  await denied("I0.nothing@");
  advance(1800);
  await denied(accessToken);
  const next = await login(sandbox);
  sandbox.revokeTokens();
  await denied(next.access_token);
});

it.each([
  ["SchwabClientCorrelId", { SchwabClientCorrelId: "another" }, {}, 20],
  ["SchwabClientCustomerId", { SchwabClientCustomerId: "another" }, {}, 20],
  ["Authorization", {}, { Authorization: undefined }, 21],
  ["SchwabClientChannel", {}, { SchwabClientChannel: "IO" }, 21],
  ["SchwabClientFunctionId", {}, { SchwabClientFunctionId: "Tradeticket" }, 21],
])("refuses a login with a wrong %s", async (_name, more, parameters, code) => {
  const { connect, info, accessToken } = await streamingSandbox();
  const stream = await connect();
  const given = { ...loginParameters(info, accessToken), ...parameters };
  expect((await stream.ask("ADMIN", "LOGIN", given, more)).content.code).toBe(code);
  // The connection is still good for a right one.
  const right = await stream.ask("ADMIN", "LOGIN", loginParameters(info, accessToken));
  expect(right.content.code).toBe(0);
});

it("finds no connection for a command before the login's answer, or with other ids", async () => {
  const { connect, info, accessToken } = await streamingSandbox();
  const stream = await connect();
  const keys = { keys: "AAPL", fields: "0,1" };
  expect((await stream.ask("LEVELONE_EQUITIES", "SUBS", keys)).content.code).toBe(20);
  expect((await stream.ask("ADMIN", "LOGOUT")).content.code).toBe(20);
  // Both are there before the login is answered.
  stream.send("ADMIN", "LOGIN", loginParameters(info, accessToken));
  expect((await stream.ask("LEVELONE_EQUITIES", "SUBS", keys)).content.code).toBe(20);
  expect(await stream.next()).toMatchObject({ response: [{ command: "LOGIN", content: { code: 0 } }] });
  const other = { SchwabClientCorrelId: "another" };
  expect((await stream.ask("LEVELONE_EQUITIES", "SUBS", keys, other)).content.code).toBe(20);
  expect((await stream.ask("LEVELONE_EQUITIES", "SUBS", keys)).content.code).toBe(0);
});

it("lets one connection of the user live: the older one is told why, and severed", async () => {
  const { open, connect } = await streamingSandbox();
  const bystander = await connect();
  const older = await open();
  const newer = await open();
  expect(await older.next()).toEqual({
    notify: [
      {
        service: "ADMIN",
        timestamp: testTime,
        content: { code: 12, msg: expect.stringContaining("maximum") },
      },
    ],
  });
  expect(await older.closed).toBe(1006);
  expect((await newer.ask("CHART_EQUITY", "SUBS", { keys: "AAPL", fields: "0,1" })).content.code).toBe(0);
  // One that has not logged in takes nothing from anybody, and loses nothing.
  expect((await bystander.ask("ADMIN", "LOGOUT")).content.code).toBe(20);
});

it("lets an open connection outlive its token and its login, and log in once more", async () => {
  const { sandbox, open, info, advance } = await streamingSandbox();
  const { access_token, refresh_token } = await login(sandbox);
  const stream = await open(access_token);
  expect((await stream.ask("LEVELONE_EQUITIES", "SUBS", { keys: "AAPL", fields: "0,1" })).content.code).toBe(
    0,
  );
  expect(await stream.data()).toHaveLength(1);
  advance(1800);
  const renewed = (await (await refresh(sandbox, refresh_token)).json()) as { access_token: string };
  const again = await stream.ask("ADMIN", "LOGIN", loginParameters(info, renewed.access_token));
  expect(again.content.code).toBe(0);
  sandbox.revokeTokens();
  sandbox.advanceMarket(60_000);
  expect(await stream.next()).toHaveProperty("notify");
  expect(await stream.data()).toEqual([{ key: "AAPL", 1: expect.any(Number) }]);
});

it("takes no login of a connection that has ended meanwhile", async () => {
  const { sandbox, open, connect, info, accessToken } = await streamingSandbox();
  const older = await open();
  const cut = await connect();
  // What comes while the login is on its way has its answer at once, and the connection ends in its place.
  sandbox.addStreamFault({ name: "cut", frame: "response", service: "CHART_EQUITY" });
  cut.send("ADMIN", "LOGIN", loginParameters(info, accessToken));
  cut.send("CHART_EQUITY", "SUBS", { keys: "AAPL", fields: "0,1" });
  expect(await cut.closed).toBe(1006);
  // This one's login began later, and is over.
  const denied = await connect();
  expect((await denied.ask("ADMIN", "LOGIN", loginParameters(info, "none"))).content.code).toBe(3);
  expect((await older.ask("CHART_EQUITY", "UNSUBS", { keys: "AAPL" })).content.code).toBe(0);
});
