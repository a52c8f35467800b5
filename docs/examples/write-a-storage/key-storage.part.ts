import { storageFromFunctions, type TokenStorage } from "@schwab-kit/core";

/** Anything that keeps a text under a name: a parameter store, a keychain, a cloud's secret manager. */
export interface KeyStore {
  get(name: string): Promise<string | undefined>;
  set(name: string, text: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export function keyStorage(store: KeyStore, name = "schwab-token"): TokenStorage {
  return storageFromFunctions({
    description: `token under the key ${name}`,
    async read() {
      const text = await store.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    write: (value) => store.set(name, JSON.stringify(value)),
    remove: () => store.delete(name),
  });
}
