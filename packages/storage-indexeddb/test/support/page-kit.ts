// Runs in the page: what the tests call there, as `kit`.
import { parseTokenRecord, TokenManager } from "@schwab-kit/core";
import { performTask, testTokenStorage } from "@schwab-kit/storage-testkit";
import { openIndexedDbStorage } from "../../src/index.js";
import { entriesOf, putRaw, removeDatabase } from "./raw-database.js";
import { remoteStorages } from "./remote-storages.js";

const pageKit = {
  openIndexedDbStorage,
  TokenManager,
  parseTokenRecord,
  testTokenStorage,
  performTask,
  entriesOf,
  putRaw,
  removeDatabase,
  remote: remoteStorages(),
};

declare global {
  var kit: typeof pageKit;
}
globalThis.kit = pageKit;
