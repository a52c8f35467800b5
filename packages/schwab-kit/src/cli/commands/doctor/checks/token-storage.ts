import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { StorageError } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import type { Check } from "../examine.js";
import { ok, unknown, wrong } from "../finding.js";

/** Whether a renewed token could be stored: does all that storing does, except replacing the file. */
export const tokenStorage: Check = {
  name: "token-storage",
  async look(setup) {
    const path = setup.tokenFile();
    // What is asked makes a missing directory, and looking is to change nothing.
    if (!existsSync(dirname(resolve(path)))) return unknown("The token file's directory is not there yet.");
    try {
      await tokenFile(path).assertWritable?.();
      return ok("A renewed token can be stored.");
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== "storage-unwritable") throw error;
      return wrong(
        "storage-unwritable",
        error.message,
        "Mend that before a token is renewed: a renewed token that can't be stored is lost with its process.",
      );
    }
  },
};
