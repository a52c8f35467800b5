import { memoryStorage } from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { keyFrom } from "./kms.part.js";

const wrapped = { "2026": crypto.getRandomValues(new Uint8Array(32)) };
const unwrapped = crypto.getRandomValues(new Uint8Array(32));
const kms = { decrypt: async () => ({ Plaintext: unwrapped }) }; // stands for yours

const inner = memoryStorage();
const storage = encryptedStorage(inner, { key: keyFrom(kms, wrapped) });
await storage.save({ secret: "of the login" }, { expected: undefined });
console.log((await storage.load())?.value, JSON.stringify((await inner.load())?.value).includes("login"));
