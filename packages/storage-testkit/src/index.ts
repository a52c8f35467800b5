export { performTask } from "./perform-task.js";
export type { StorageBacking, StorageWorker } from "./storage-backing.js";
export type { StorageTask } from "./storage-task.js";
export { type TokenStorageTests, testTokenStorage } from "./test-token-storage.js";
