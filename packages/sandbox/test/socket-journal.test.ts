import { expect, it } from "vitest";
import { loginParameters, streamingSandbox } from "./socket-support.js";
import { testTime } from "./support.js";

it("has each connection and each command of the stream", async () => {
  const { sandbox, open } = await streamingSandbox();
  sandbox.clearJournal();
  const stream = await open();
  sandbox.addStreamFault({ name: "response-code", code: 22 });
  await stream.ask("LEVELONE_EQUITIES", "SUBS", { keys: "AAPL,BRK/B,$SPX", fields: "0,1,2" });
  // Another word for success does nothing to a command that fails.
  sandbox.addStreamFault({ name: "response-code", code: 26 });
  await stream.ask("LEVELONE_EQUITIES", "SUBS", { keys: "AAPL" });
  stream.socket.send("{");
  await stream.next();
  const request = {
    time: testTime,
    method: "GET",
    host: new URL(sandbox.url).host,
    path: "/ws",
    query: {},
    status: 101,
  };
  const entries = sandbox.journal().map(({ id: _, ...entry }) => entry);
  expect(entries).toEqual([
    request,
    { ...request, stream: { service: "ADMIN", command: "LOGIN", code: 0 } },
    {
      ...request,
      stream: {
        service: "LEVELONE_EQUITIES",
        command: "SUBS",
        keys: "AAPL,BRK/B,$SPX",
        fields: "0,1,2",
        code: 22,
      },
      fault: "answered with code 22",
    },
    { ...request, stream: { service: "LEVELONE_EQUITIES", command: "SUBS", keys: "AAPL", code: 21 } },
    { ...request, stream: { service: "ADMIN", command: "[redacted]", code: 21 } },
  ]);
});

it("has no token, wherever in a command it stood", async () => {
  const { sandbox, connect, open, info, accessToken } = await streamingSandbox();
  const denied = await connect();
  await denied.ask("ADMIN", "LOGIN", loginParameters(info, `Bearer ${accessToken}`));
  const stream = await open();
  await stream.ask(accessToken, accessToken, { keys: accessToken, fields: accessToken });
  await stream.ask("LEVELONE_EQUITIES", accessToken, { keys: `AAPL,${accessToken}`, fields: "0" });
  await stream.ask("LEVELONE_EQUITIES", "SUBS", { keys: `AAPL,${accessToken}`, fields: accessToken });
  const written = JSON.stringify(sandbox.journal());
  expect(sandbox.journal().filter(({ stream }) => stream !== undefined)).toHaveLength(5);
  expect(written).not.toContain(accessToken.slice(-20, -1));
  expect(written).toContain("AAPL,[redacted]");
});
