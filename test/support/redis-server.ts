import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { onTestFinished } from "vitest";

const program = process.env["REDIS_SERVER_PATH"] ?? "/usr/bin/redis-server";

/** A real Redis on a port of 127.0.0.1 of its own. Its data end with it. */
export interface RedisServer {
  readonly host: string;
  readonly port: number;
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  /** Sends one command over a new connection and gives Redis' answer as it came; `-` begins an error. */
  command(...args: string[]): Promise<string>;
  /** SIGKILL, and the end of it awaited. */
  kill(): Promise<void>;
  /** Again on the same port with what it had written. */
  start(): Promise<void>;
  /** SIGSTOP: connections stay, nothing is answered. */
  pause(): void;
  resume(): void;
}

/**
 * Starts one that writes every change to its disk; `settings` as on its command line: `["--maxmemory", "3mb"]`. It
 * ends with the test, or when `atEnd`, such as `afterAll`, says.
 */
export async function startRedis(
  settings: readonly string[] = [],
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-redis-"));
  const port = await freePort();
  let running: ChildProcess | undefined;

  async function kill(): Promise<void> {
    const server = running;
    running = undefined;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  }
  // For a test run that is broken off.
  const atExit = (): void => void running?.kill("SIGKILL");
  process.once("exit", atExit);
  atEnd(async () => {
    process.off("exit", atExit);
    await kill();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const own = ["--bind", "127.0.0.1", "--port", `${port}`, "--dir", folder];
    const data = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""];
    const server = spawn(program, [...own, ...data, ...settings], { stdio: ["ignore", "pipe", "pipe"] });
    running = server;
    let said = "";
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (chunk) => {
        said += chunk;
      });
    }
    for (let tries = 0; tries < 500; tries++) {
      if (server.exitCode !== null) throw new Error(`redis-server ended: ${said}`);
      if (said.includes("Ready to accept connections")) return;
      await delay(10);
    }
    throw new Error(`redis-server did not get ready: ${said}`);
  }

  await start();
  return {
    host: "127.0.0.1",
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...args) => ask(port, args),
    kill,
    start,
    pause: () => void running?.kill("SIGSTOP"),
    resume: () => void running?.kill("SIGCONT"),
  };
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Redis' own protocol, so that tests look at it by another way than the code under test. */
async function ask(port: number, args: readonly string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.setTimeout(5_000, () => socket.destroy(new Error("Redis did not answer the test.")));
  try {
    await once(socket, "connect");
    const parts = [...args, "\r\n--end--"].map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`);
    socket.write(`*${args.length}\r\n${parts.slice(0, -1).join("")}*2\r\n$4\r\nECHO\r\n${parts.at(-1)}`);
    let answer = "";
    for await (const chunk of socket) {
      answer += chunk;
      const end = answer.indexOf("$9\r\n\r\n--end--");
      if (end >= 0) return answer.slice(0, end).trimEnd();
    }
    return answer;
  } finally {
    socket.destroy();
  }
}
