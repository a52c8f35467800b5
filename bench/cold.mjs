// Cold start: from starting `node`, with a stored token that is fresh, to the first quote printed.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@schwab-kit/sandbox";
import { installedBy } from "./scripts/installed-by.mjs";
import { loggedIn } from "./scripts/logged-in.mjs";
import { median, table } from "./scripts/table.mjs";

const limit = 1.5;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

const contenders = [
  ["bare fetch", [file("./scripts/quote-by-fetch.mjs")]],
  ["ky alone", [file("./scripts/quote-by-ky.mjs")]],
  ["core + token file + fetch", [file("./scripts/quote-by-core.mjs")]],
  ["schwab-kit, ten lines", [file("./scripts/quote-by-schwab-kit.mjs")]],
  ["schwab quote", [file("../packages/schwab-kit/dist/bin/schwab.js"), "quote", "AAPL", "--json"]],
];

export default async function cold([rounds = "25"]) {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-bench-"));
  const sandbox = await startSandbox({ autoApprove: true });
  try {
    const env = await logIn(sandbox, join(folder, "token.json"));
    const times = new Map(contenders.map(([name]) => [name, []]));
    // In turns, so that a slow moment of the machine hits all alike; the first round only warms the caches.
    for (let round = 0; round <= Number(rounds); round++) {
      for (const [name, args] of contenders) {
        const milliseconds = await timed(args, env);
        if (round > 0) times.get(name).push(milliseconds);
      }
    }
    const base = median(times.get("bare fetch"));
    console.log(
      `Cold start to the first quote: median of ${rounds} runs in turns, Node ${process.versions.node}\n`,
    );
    console.log(
      table(
        ["", "ms", "times bare fetch"],
        contenders.map(([name]) => {
          const ms = median(times.get(name));
          return [name, ms.toFixed(1), (ms / base).toFixed(2)];
        }),
      ),
    );
    const ratio = median(times.get("schwab-kit, ten lines")) / base;
    const isMet = ratio <= limit;
    console.log(
      `\nTen lines of schwab-kit: ${ratio.toFixed(2)} of at most ${limit}: ${isMet ? "met" : "MISSED"}\n`,
    );
    const installs = [
      ["core + token file", await installedBy(["packages/core", "packages/storage-node-fs"])],
      ["schwab-kit", await installedBy(["packages/schwab-kit"])],
    ];
    console.log(
      table(
        ["installed", "packages", "MB"],
        installs.map(([name, { packages, bytes }]) => [name, String(packages), (bytes / 1e6).toFixed(2)]),
      ),
    );
    return isMet ? 0 : 1;
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function logIn(sandbox, tokenFile) {
  const client = await loggedIn(sandbox, (record) =>
    writeFile(tokenFile, JSON.stringify(record), { mode: 0o600 }),
  );
  await client.close();
  return {
    PATH: process.env.PATH,
    SCHWAB_BASE_URL: sandbox.url,
    SCHWAB_APP_KEY: sandbox.appKey,
    SCHWAB_APP_SECRET: sandbox.appSecret,
    SCHWAB_TOKEN_FILE: tokenFile,
  };
}

/** Milliseconds from starting `node` to the first line it prints. */
function timed(args, env) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    let milliseconds;
    child.stdout.once("data", () => {
      milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    });
    child.on("close", (code) =>
      code === 0 && milliseconds !== undefined
        ? resolve(milliseconds)
        : reject(new Error(`${args[0]} ended with ${code}`)),
    );
  });
}
