import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

export const needs = "redis-server";

/** A real Redis that ends with the example. */
export async function situation({ env, folder }, program) {
  const port = await freePort();
  const data = ["--dir", folder, "--save", ""];
  const server = spawn(program, ["--bind", "127.0.0.1", "--port", `${port}`, ...data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes("Ready to accept connections")) break;
  }
  server.stdout.resume();
  env.REDIS_URL = `redis://127.0.0.1:${port}`;
  return {
    async close() {
      server.kill("SIGKILL");
      await once(server, "exit");
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
