// sql-storage.js
import { StorageConflictError, StorageError, storageFromFunctions } from "@schwab-kit/core";

/**
 * A token in a row of CREATE TABLE token (name TEXT PRIMARY KEY, rev TEXT NOT NULL, value TEXT NOT NULL);
 * `query` runs one statement with its parameters and gives the rows.
 */
export function sqlStorage(query, name = "schwab") {
  const description = `token ${name} in the database`;
  return storageFromFunctions({
    description,
    sharedBetween: "machines",
    async read() {
      const [row] = await query("SELECT rev, value FROM token WHERE name = ?", [name]);
      if (row === undefined) return undefined;
      try {
        return { value: JSON.parse(row.value), revision: row.rev };
      } catch {
        const revision = row.rev;
        throw new StorageError("storage-corrupt", `The ${description} is broken. Log in again.`, {
          revision,
        });
      }
    },
    async write(value, { expected }) {
      const row = [crypto.randomUUID(), JSON.stringify(value), name]; // a count would begin anew after a removal
      const rows =
        expected === undefined
          ? await query(
              "INSERT INTO token (rev, value, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING rev",
              row,
            )
          : await query("UPDATE token SET rev = ?, value = ? WHERE name = ? AND rev = ? RETURNING rev", [
              ...row,
              expected,
            ]);
      if (rows.length === 0) throw new StorageConflictError(description);
      return rows[0].rev;
    },
    async remove({ expected }) {
      const rows = await query("DELETE FROM token WHERE name = ? AND rev = ? RETURNING rev", [
        name,
        expected,
      ]);
      return rows.length === 1;
    },
  });
}
