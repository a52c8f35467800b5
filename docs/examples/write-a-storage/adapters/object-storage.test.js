// object-storage.test.js

import { testTokenStorage } from "@schwab-kit/storage-testkit";
import { describe, test } from "vitest";
import { objectStorage } from "./object-storage.js";

await testTokenStorage({
  name: "token object",
  test,
  describe,
  backing() {
    const url = `${process.env.OBJECT_STORE}/${crypto.randomUUID()}`;
    return {
      open: () => objectStorage(url),
      corrupt: () => fetch(url, { method: "PUT", body: "{" }),
      dispose: () => fetch(url, { method: "DELETE" }),
    };
  },
});
