import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, newer, record, temporaryDirectory } from "./support.js";

/** Stops the process between comparing and renaming, once; its id is in a file then. */
const stopBeforeRenaming = (path: string, marker: string) => `
  import * as fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const rename = fs.default.renameSync;
  let wasStopped = false;
  fs.default.renameSync = (from, to) => {
    if (!wasStopped && (from === ${JSON.stringify(path)} || to === ${JSON.stringify(path)})) {
      wasStopped = true;
      fs.writeFileSync(${JSON.stringify(marker)}, String(process.pid));
      process.kill(process.pid, "SIGSTOP");
    }
    return rename(from, to);
  };
  syncBuiltinESMExports();
`;

it.each([
  ["save", `storage.save({ paused: true }, { expected: revision })`, { code: "storage-conflict" }],
  ["clear", `storage.clear({ expected: revision })`, { value: false }],
])(
  "a %s that was stopped between comparing and acting, for as long as others may wait, changes nothing",
  async (_, act, answer) => {
    const directory = temporaryDirectory();
    const path = join(directory, "token.json");
    const marker = join(temporaryDirectory(), "stopped");
    const revision = await tokenFile(path).save(record, { expected: undefined });
    const stopped = inProcess(
      path,
      `
    const storage = tokenFile(path);
    const { revision } = await storage.load();
    return await told(${act});
    `,
      { preload: stopBeforeRenaming(path, marker) },
    );
    await expect.poll(() => existsSync(marker), { timeout: 10_000 }).toBe(true);
    // Waits until the stopped process has had the lock for too long.
    await tokenFile(path).save(newer, { expected: revision });
    process.kill(Number(readFileSync(marker, "utf8")), "SIGCONT");
    expect(await stopped).toMatchObject(answer);
    expect((await tokenFile(path).load())?.value).toEqual(newer);
    expect(readdirSync(directory)).toEqual(["token.json"]);
  },
);
