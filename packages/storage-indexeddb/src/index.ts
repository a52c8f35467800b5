export { type IndexedDbStorageOptions, openIndexedDbStorage } from "./open-indexed-db-storage.js";
