import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.mjs";
import { importFrom, startSandboxOf } from "./stage.mjs";

const programs = fileURLToPath(new URL("programs", import.meta.url));

/** Where examples run: below the folder where the packages are installed, with a home where somebody is logged in. */
export async function setScene(installed, redis) {
  const folder = await mkdtemp(join(installed, "examples-"));
  await cp(programs, folder, { recursive: true });
  await writeFile(join(folder, "page.html"), "<h1>The page</h1>");
  const port = await freePort();
  const callbackUrl = `https://127.0.0.1:${port}`;
  const { sandbox, record } = await startSandboxOf(installed, { callbackUrl });
  const tokenFile = join(folder, "token.json");
  await writeFile(tokenFile, JSON.stringify(record), { mode: 0o600 });
  const { issuer: _, ...schwabs } = record;
  await mkdir(join(folder, ".schwab"), { mode: 0o700 });
  await writeFile(join(folder, ".schwab/token.json"), JSON.stringify(schwabs), { mode: 0o600 });
  try {
    if (redis !== undefined) await logInAt(redis, installed, record);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    PORT: String(port),
    REDIS_URL: redis?.url,
    SCHWAB_APP_KEY: sandbox.appKey,
    SCHWAB_APP_SECRET: sandbox.appSecret,
    SCHWAB_CALLBACK_URL: callbackUrl,
    SCHWAB_TOKEN_FILE: tokenFile,
    SCHWAB_BASE_URL: sandbox.url,
  };
  return { folder, env, sandbox, record, close: () => sandbox.close() };
}

async function logInAt({ url }, installed, record) {
  const { openRedisStorage } = await importFrom(installed, "@schwab-kit/storage-redis");
  const storage = await openRedisStorage({ url, login: "main" });
  try {
    await storage.save(record, { expected: (await storage.load())?.revision });
  } finally {
    await storage.close();
  }
}

/** Runs an example to its end with this Node, and gives all that it printed. @throws unless it ends well */
export async function runExample({ name, codes, given = [], files, visits, serves }, node, scene) {
  const { folder, env } = scene;
  const takes = given.length > 0 ? `import { ${given.join(", ")} } from "./given.mjs";\n` : "";
  const names = codes.map((code, index) => /^\/\/ (\S+)\n/.exec(code)?.[1] ?? `example-${index}.mjs`);
  for (const [index, code] of codes.entries()) {
    // Whatever port the README names may be taken here.
    await writeFile(
      join(folder, names[index]),
      takes + code.replace("https://127.0.0.1:8182", env.SCHWAB_CALLBACK_URL),
    );
  }
  const test = files === undefined ? [] : ["--test"];
  const child = spawn(node, ["--import", "./as-schwab.mjs", ...test, names.at(-1)], {
    cwd: folder,
    env: { ...env, PATH: `${dirname(node)}:${env.PATH}` },
    timeout: 60_000,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let printed = "";
  let waiting = visits || serves;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      printed += text;
      const address = visits ? /https:\/\/api\.schwabapi\.com\S+/.exec(printed) : /http:\S+\n/.exec(printed);
      if (!waiting || address === null) return;
      waiting = false;
      const acts = visits
        ? visit(address[0], env.SCHWAB_BASE_URL)
        : read(address[0].trim()).then(() => child.kill("SIGTERM"));
      acts.catch((error) => {
        printed += error.stack;
        child.kill("SIGKILL");
      });
    });
  }
  const [status, signal] = await ended;
  if (status !== 0 && !(serves && signal === "SIGTERM" && !waiting)) {
    throw new Error(`The example of ${name} ends with ${signal ?? status}:\n${printed}`);
  }
  return printed;
}

/** What a person does: follows the link, approves, and is sent back to the program. */
async function visit(address, sandboxUrl) {
  const approved = await fetch(address.replace("https://api.schwabapi.com", sandboxUrl), {
    redirect: "manual",
  });
  await approved.arrayBuffer();
  // The program's certificate is its own: a person clicks the browser's warning away.
  const [response] = await once(
    get(approved.headers.get("location"), { rejectUnauthorized: false }),
    "response",
  );
  response.resume();
}

async function read(address) {
  const response = await fetch(address);
  const text = await response.text();
  if (text !== "<h1>The page</h1>") throw new Error(`The example serves ${response.status} ${text}`);
}
