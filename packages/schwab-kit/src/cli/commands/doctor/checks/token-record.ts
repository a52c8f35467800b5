import { SchwabKitError } from "@schwab-kit/core";
import type { Check } from "../examine.js";
import { ok, wrong } from "../finding.js";
import { type FindingCode, findingCodes } from "../finding-codes.js";

/** Whether the file can be read, and holds a login of this server. */
export const tokenRecord: Check = {
  name: "token-record",
  async look({ login }) {
    try {
      if ((await login()) !== undefined) return ok("The token file holds a login of this server.");
    } catch (error) {
      if (!(error instanceof SchwabKitError) || !(error.code in findingCodes)) throw error;
      return wrong(error.code as FindingCode, error.message, remedyFor(error));
    }
    return wrong("not-logged-in", "Nobody is logged in: there is no token file.", "Run: schwab login");
  },
};

function remedyFor({ action, code }: SchwabKitError): string {
  if (action === "login") return "Run: schwab login";
  return code === "issuer-mismatch"
    ? "Use another token file for each server."
    : "Correct SCHWAB_TOKEN_FILE, or the file it names.";
}
