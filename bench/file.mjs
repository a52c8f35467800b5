// What sharing a token file between processes costs: a refresh under the lock over one without it, and a save that
// outlasts a power cut over a bare writeFile.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalLock, memoryStorage, TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { median, table } from "./scripts/table.mjs";
import { appOf, recordOf, startTokenServer } from "./scripts/token-server.mjs";

export default async function file([rounds = "200"]) {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-bench-"));
  const server = await startTokenServer();
  const path = join(folder, "token.json");
  const expired = recordOf(server, 0);
  const locked = tokenFile(path);
  const unlocked = { ...tokenFile(path), withLock: createLocalLock("a lock of this process alone") };

  async function refresh(storage) {
    await writeFile(path, JSON.stringify(expired));
    const manager = new TokenManager({ ...appOf(server), storage });
    return await millisecondsOf(() => manager.getAccessToken());
  }

  async function save() {
    await writeFile(path, JSON.stringify(expired));
    const { revision } = await locked.load();
    return await millisecondsOf(() => locked.save({ ...expired, again: true }, { expected: revision }));
  }

  try {
    const refreshes = await inTurns(Number(rounds), {
      "in memory, nothing saved": () => refresh(memoryStorage(expired)),
      "token file, without the lock between processes": () => refresh(unlocked),
      "token file": () => refresh(locked),
    });
    console.log(`One refresh on loopback: median of ${rounds} in turns\n`);
    print(refreshes, "token file, without the lock between processes");
    const saves = await inTurns(Number(rounds), {
      "bare writeFile": () =>
        millisecondsOf(() => writeFile(join(folder, "bare.json"), JSON.stringify(expired))),
      "save: compared, flushed, renamed, directory flushed": save,
    });
    console.log(`\nOne save: median of ${rounds} in turns\n`);
    print(saves, "bare writeFile");
    return 0;
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function print(figures, baseName) {
  const base = median(figures[baseName]);
  const rows = Object.entries(figures).map(([name, all]) => {
    const figure = median(all);
    return [name, figure.toFixed(3), (figure / base).toFixed(2)];
  });
  console.log(table(["", "ms", `times "${baseName}"`], rows));
}
