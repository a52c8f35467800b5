import { judge } from "./judge.part.js";
import { keyStorage } from "./key-storage.part.js";
import { mapStore } from "./map-store.part.js";

await judge("token under a key", () => {
  const store = mapStore(); // a fresh, empty place for each promise
  return () => keyStorage(store);
});
