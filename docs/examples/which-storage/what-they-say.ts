import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { openIndexedDbStorage } from "@schwab-kit/storage-indexeddb";
import { memoryStorage, storageFromFunctions, tokenFile } from "schwab-kit";
import { settings } from "../settings.part.js";

const keychain = new Map<string, string>(); // stands for whatever keeps a text under a name
const key = { id: "2026", key: crypto.getRandomValues(new Uint8Array(32)) }; // yours: openssl rand -base64 32

const storages = [
  memoryStorage(),
  tokenFile(settings.tokenPath),
  encryptedStorage(tokenFile(settings.tokenPath), { key: () => key }),
  storageFromFunctions({
    description: "token in the keychain",
    read: () => JSON.parse(keychain.get("schwab") ?? "null"),
    write: (value) => keychain.set("schwab", JSON.stringify(value)),
    remove: () => keychain.delete("schwab"),
  }),
  await openIndexedDbStorage(), // here, outside of a browser, it can only be memory, and says so
];
for (const { description, capabilities } of storages) {
  console.log(description);
  console.log("  ", JSON.stringify(capabilities));
}
