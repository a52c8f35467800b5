// What sharing a token file between processes costs: a refresh under the lock over one without it, and a save that
// outlasts a power cut over a bare writeFile.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalLock, memoryStorage, TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { comparison } from "./scripts/comparison.mjs";
import { inTurns, millisecondsOf } from "./scripts/in-turns.mjs";
import { median } from "./scripts/median.mjs";
import { appOf, recordOf, startTokenServer } from "./scripts/token-server.mjs";

export const sizes = { full: { rounds: 200 }, tiny: { rounds: 1 } };

export default async function file({ rounds }) {
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
    const refreshes = await inTurns(rounds, {
      "token file, without the lock between processes": () => refresh(unlocked),
      "token file": () => refresh(locked),
      "in memory, nothing saved": () => refresh(memoryStorage(expired)),
    });
    const saves = await inTurns(rounds, {
      "bare writeFile": () =>
        millisecondsOf(() => writeFile(join(folder, "bare.json"), JSON.stringify(expired))),
      "save: compared, flushed, renamed, directory flushed": save,
    });
    const rowsOf = (figures, isOurs) =>
      Object.entries(figures).map(([name, all]) => ({ name, figure: median(all), isOurs: isOurs(name) }));
    return [
      comparison({
        title: `One refresh on loopback: median of ${rounds} in turns`,
        unit: "ms",
        rows: rowsOf(refreshes, () => true),
      }),
      comparison({
        title: `One save: median of ${rounds} in turns`,
        unit: "ms",
        rows: rowsOf(saves, (name) => name.startsWith("save")),
      }),
    ];
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
