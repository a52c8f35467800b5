/** Drops a map's oldest entries until at most `limit` are left. */
export function keepNewest<Key>(map: Map<Key, unknown>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return;
    map.delete(key);
  }
}
