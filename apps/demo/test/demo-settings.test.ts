import { expect, test } from "vitest";
import { demoPort, readCommandLine } from "../src/server/demo-settings.js";

const app = { SCHWAB_APP_KEY: "key", SCHWAB_APP_SECRET: "canary-secret" };

test("without options it is the sandbox, at the fixed port, whatever the environment holds", () => {
  expect(readCommandLine([], app)).toEqual({
    wants: "start",
    settings: { mode: "sandbox", port: demoPort },
    opensBrowser: true,
  });
  expect(readCommandLine(["--no-browser"], {})).toMatchObject({ opensBrowser: false });
});

test("--live takes app and callback URL from the environment, and places no orders unless told to", () => {
  expect(readCommandLine(["--live"], app)).toMatchObject({
    settings: {
      mode: "live",
      port: demoPort,
      appKey: "key",
      appSecret: "canary-secret",
      callbackUrl: `https://127.0.0.1:${demoPort}`,
      mayPlaceOrders: false,
    },
  });
  const elsewhere = { ...app, SCHWAB_CALLBACK_URL: "https://127.0.0.1:8182/back" };
  expect(readCommandLine(["--live", "--allow-live-orders"], elsewhere)).toMatchObject({
    settings: { port: 8182, callbackUrl: "https://127.0.0.1:8182/back", mayPlaceOrders: true },
  });
});

test.each<[string[], Record<string, string>, RegExp]>([
  [["--live"], {}, /needs SCHWAB_APP_KEY and SCHWAB_APP_SECRET/],
  [["--live"], { SCHWAB_APP_KEY: "key" }, /needs SCHWAB_APP_SECRET in/],
  [
    ["--live"],
    { ...app, SCHWAB_CALLBACK_URL: "https://example.com:8182" },
    /must begin with https:\/\/127\.0\.0\.1/,
  ],
  [
    ["--live"],
    { ...app, SCHWAB_CALLBACK_URL: "http://127.0.0.1:8182" },
    /must begin with https:\/\/127\.0\.0\.1/,
  ],
  [["--live"], { ...app, SCHWAB_CALLBACK_URL: "https://127.0.0.1" }, /and a port/],
  [["--live"], { ...app, SCHWAB_CALLBACK_URL: "nonsense" }, /must begin with/],
  [["--allow-live-orders"], app, /goes with --live/],
  [["--liev"], app, /--liev/],
])("%j with %j is refused with what to do", (args, env, message) => {
  expect(() => readCommandLine(args, env)).toThrow(message);
  expect(() => readCommandLine(args, env)).not.toThrow(/canary-secret/);
});
