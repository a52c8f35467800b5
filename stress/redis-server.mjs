import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "../scripts/free-port.mjs";

const program = process.env.REDIS_SERVER_PATH ?? "redis-server";

/** Starts a Redis of its own on a free port of 127.0.0.1; it ends when its standard input closes with us. */
export async function startRedis(folder) {
  const port = await freePort();
  const options = [
    "--port",
    port,
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    folder,
  ];
  const script = '"$@" & cat > /dev/null; kill -9 $!; wait';
  const child = spawn("sh", ["-c", script, "sh", program, ...options.map(String)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "close").then(() => {
    throw new Error("redis-server did not start. Is it installed?");
  });
  await Promise.race([isReady(child.stdout), exited]);
  exited.catch(() => {});
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.stdin.end();
      await exited.catch(() => {});
    },
  };
}

async function isReady(output) {
  for await (const line of createInterface({ input: output })) {
    if (line.includes("Ready to accept connections")) break;
  }
  output.resume();
}
