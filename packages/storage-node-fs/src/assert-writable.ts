import { dirname } from "node:path";
import { writeDraft } from "./draft.js";
import { type NamedFile, writingFailed } from "./file-errors.js";
import { discardClaim } from "./lock/claim.js";
import { readBytes } from "./read-bytes.js";
import { realPathOf } from "./real-path.js";

/** Larger than any record, so that a full disk is noticed too. */
const SAMPLE_BYTES = 16 * 1024;

/** Does all that saving does, except replacing the file. */
export async function assertWritableTokenFile(file: NamedFile): Promise<void> {
  let target = file.path;
  try {
    target = realPathOf(file.path);
    readBytes(file, target);
    await discardClaim(await writeDraft(target, Buffer.alloc(SAMPLE_BYTES)));
  } catch (error) {
    throw writingFailed(file, dirname(target), error);
  }
}
