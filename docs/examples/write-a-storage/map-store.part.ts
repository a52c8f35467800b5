import type { KeyStore } from "./key-storage.part.js";

export function mapStore(): KeyStore {
  const texts = new Map<string, string>();
  return {
    get: async (name) => texts.get(name),
    set: async (name, text) => void texts.set(name, text),
    delete: async (name) => void texts.delete(name),
  };
}
