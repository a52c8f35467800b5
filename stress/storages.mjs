import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Opens the storage at a place that `preparePlaces` made; in whichever process. */
export async function openStorage(place) {
  if (place.kind === "redis") {
    const { openRedisStorage } = await import("@schwab-kit/storage-redis");
    return await openRedisStorage({ url: place.url, key: place.key });
  }
  const { tokenFile } = await import("@schwab-kit/storage-node-fs");
  return tokenFile(place.path);
}

/** Gives places for storages by name, and the function that ends what stands behind them. */
export async function preparePlaces(kind, folder) {
  if (kind === "file") {
    return { place: (name) => ({ kind, path: join(folder, `${name}.json`) }), close: async () => {} };
  }
  const { startRedis } = await import("./redis-server.mjs");
  const { url, close } = await startRedis(folder);
  return { place: (name) => ({ kind, url, key: `stress:${name}` }), close };
}

/** The stored value as it is at this moment. A token file's `load` would read a torn one again; this doesn't. */
export async function readAsItIs(place, storage) {
  if (place.kind === "file") return JSON.parse(readFileSync(place.path, "utf8"));
  return (await storage.load())?.value;
}
