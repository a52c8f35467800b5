// object-storage.js
import { StorageConflictError, StorageError, storageFromFunctions } from "@schwab-kit/core";

/** A token in one object of a store that heeds If-Match; `signedFetch` is fetch with your credentials. */
export function objectStorage(url, signedFetch = fetch) {
  const description = `token object ${url}`;
  async function change(method, expected, body) {
    const condition = expected === undefined ? { "if-none-match": "*" } : { "if-match": expected };
    const response = await signedFetch(url, { method, headers: condition, body });
    if (response.ok) return response;
    if ([404, 409, 412].includes(response.status)) return undefined; // somebody else was first
    throw new Error(`status ${response.status}`);
  }
  return storageFromFunctions({
    description,
    sharedBetween: "machines",
    async read() {
      const response = await signedFetch(url);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`status ${response.status}`);
      const revision = response.headers.get("etag");
      const value = await response.json().catch(() => {
        throw new StorageError("storage-corrupt", `The ${description} is broken. Log in again.`, {
          revision,
        });
      });
      return { value, revision };
    },
    async write(value, { expected }) {
      const response = await change("PUT", expected, JSON.stringify(value));
      if (response === undefined) throw new StorageConflictError(description);
      return response.headers.get("etag");
    },
    remove: async ({ expected }) => (await change("DELETE", expected)) !== undefined,
  });
}
