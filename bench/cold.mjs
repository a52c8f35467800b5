// Cold start: from starting `node`, with a stored token that is fresh, to the first quote printed.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@schwab-kit/sandbox";
import { comparison } from "./scripts/comparison.mjs";
import { inTurns } from "./scripts/in-turns.mjs";
import { installedBy } from "./scripts/installed-by.mjs";
import { loggedIn } from "./scripts/logged-in.mjs";
import { median } from "./scripts/median.mjs";

export const sizes = { full: { rounds: 25 }, tiny: { rounds: 1 } };

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

const contenders = [
  { name: "bare fetch", args: [file("./scripts/quote-by-fetch.mjs")] },
  { name: "ky alone", args: [file("./scripts/quote-by-ky.mjs")] },
  { name: "@sudowealth/schwab-api", args: [file("./scripts/quote-by-sudowealth.mjs")] },
  {
    name: "schwab-client-js, which stores no access token",
    args: [file("./scripts/quote-by-schwab-client-js.mjs")],
  },
  { name: "core, token file and fetch", args: [file("./scripts/quote-by-core.mjs")], isOurs: true },
  {
    name: "schwab-kit, ten lines",
    args: [file("./scripts/quote-by-schwab-kit.mjs")],
    isOurs: true,
    limit: 1.5,
  },
  {
    name: "schwab quote",
    args: [file("../packages/schwab-kit/dist/bin/schwab.js"), "quote", "AAPL", "--json"],
    isOurs: true,
  },
];

export default async function cold({ rounds }) {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-bench-"));
  const sandbox = await startSandbox({ autoApprove: true });
  try {
    const env = await logIn(sandbox, join(folder, "token.json"));
    const times = await inTurns(
      rounds,
      Object.fromEntries(contenders.map(({ name, args }) => [name, () => timed(args, env)])),
    );
    return [
      comparison({
        title: `From starting node to the first quote: median of ${rounds} runs in turns`,
        unit: "ms",
        rows: contenders.map((one) => ({ ...one, figure: median(times[one.name]) })),
      }),
      ...(await installs()),
    ];
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function installs() {
  const installed = [
    ["@sudowealth/schwab-api", ["node_modules/@sudowealth/schwab-api"]],
    ["schwab-client-js", ["node_modules/schwab-client-js"]],
    ["core and token file", ["packages/core", "packages/storage-node-fs"]],
    ["schwab-kit", ["packages/schwab-kit"]],
  ];
  const rows = [];
  for (const [name, folders] of installed) {
    const isOurs = folders[0].startsWith("packages/");
    rows.push({ name, isOurs, ...(await installedBy(folders)) });
  }
  return [
    comparison({
      title: "What installing brings, in megabytes",
      unit: "MB",
      rows: rows.map((row) => ({ ...row, figure: row.bytes / 1e6 })),
    }),
    comparison({
      title: "What installing brings, in packages",
      unit: "packages",
      rows: rows.map((row) => ({ ...row, figure: row.packages })),
    }),
  ];
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
