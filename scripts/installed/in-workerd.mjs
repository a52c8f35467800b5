import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundleIn, namesOf } from "./bundle.mjs";

// An old date, and no flag for Node: nothing of Node is there, not even `process`.
const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "2024-09-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["127.0.0.0/8"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;

const renewsAndAsks = `
import { memoryStorage, TokenManager } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
export default {
  async fetch(request) {
    if (typeof process !== "undefined" || typeof Buffer !== "undefined") throw new Error("This is Node after all.");
    const { record, ...app } = await request.json();
    const tokens = new TokenManager({ ...app, storage: memoryStorage(record) });
    const client = new SchwabClient({ tokens, baseUrl: app.baseUrl });
    const { AAPL } = await client.getQuote("AAPL");
    return Response.json({ exported, price: AAPL.quote.lastPrice });
  },
};`;

/**
 * In a worker of workerd: every portable entry is loaded, and a login that has run out is renewed and used. Gives
 * the names that each entry exports.
 */
export async function loadInWorkerd(workerd, folder, entries, { sandbox, record }) {
  const place = join(folder, "worker");
  await mkdir(place);
  await writeFile(join(place, "worker.js"), await bundleIn(folder, namesOf(entries) + renewsAndAsks));
  await writeFile(join(place, "config.capnp"), config);
  const child = spawn(workerd, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: place,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const ended = once(child, "close");
  try {
    const [line] = await once(createInterface({ input: child.stdio[3] }), "line", {
      signal: AbortSignal.timeout(30_000),
    });
    const { appKey, appSecret, url: baseUrl } = sandbox;
    const expired = { ...record, token: { ...record.token, expires_at: 1 } };
    const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`, {
      method: "POST",
      body: JSON.stringify({ appKey, appSecret, baseUrl, record: expired }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`The worker answers ${response.status}: ${await response.text()}`);
    const { exported, price } = await response.json();
    if (!(price > 0)) throw new Error(`The worker got no price but ${price}.`);
    return exported;
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}
