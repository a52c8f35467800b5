// A process that shares a login by a token file. It does what its standard input says, line by line, and answers
// each line with one line of JSON; it ends when its standard input closes.
import { hash } from "node:crypto";
import { once } from "node:events";
import { get } from "node:http";
import { createInterface } from "node:readline";
import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { pauseHere, pausingAt, watchTokenFile } from "./pause-at-step.mjs";

const { path, ...options } = JSON.parse(process.env.LOGIN_PROCESS);
watchTokenFile(path);
const digestOf = (token) => hash("sha256", token, "hex");
const mints = [];

const manager = new TokenManager({
  ...options,
  storage: tokenFile(path),
  async fetch(url, init) {
    pauseHere("before the POST");
    const at = Number(process.hrtime.bigint());
    const response = await fetch(url, init);
    const text = await response.text();
    if (response.ok) {
      mints.push({ at, token: digestOf(JSON.parse(text).access_token) });
    }
    pauseHere("after its answer");
    return new Response(text, { status: response.status, headers: response.headers });
  },
});
let last;

const commands = {
  async get() {
    last = await manager.getAccessToken();
    return await use(last);
  },
  /** Asks for another token than the one it had, as after a 401. */
  async renew() {
    last ??= await manager.getAccessToken();
    last = await manager.getAccessToken({ rejected: last });
    return await use(last);
  },
  logout: () => manager.logout(),
  async pause(step) {
    pausingAt(step);
  },
};

async function use(token) {
  // On a connection of its own: one from before a stop may be closed by now.
  const request = get(`${options.baseUrl}/marketdata/v1/quotes?symbols=AAPL`, {
    agent: false,
    headers: { authorization: `Bearer ${token}` },
  });
  const [response] = await once(request, "response");
  response.resume();
  return { status: response.statusCode };
}

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...words] = line.split(" ");
  const said = await commands[name](words.join(" ")).catch(({ code, retryable }) => ({ code, retryable }));
  console.log(JSON.stringify({ ...said, mints }));
}
process.exit(0);
