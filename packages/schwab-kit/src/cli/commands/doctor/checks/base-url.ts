import { ConfigError, SCHWAB_ORIGIN } from "@schwab-kit/core";
import type { Check } from "../examine.js";
import { ok, wrong } from "../finding.js";

export const baseUrl: Check = {
  name: "base-url",
  look({ server }) {
    try {
      const { issuer } = server();
      return ok(issuer === SCHWAB_ORIGIN ? "The server is Schwab's own." : `The server is ${issuer}.`);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return wrong(
        "base-url-invalid",
        error.message,
        "Unset SCHWAB_BASE_URL to talk to Schwab, or give a sandbox's address, such as http://127.0.0.1:8190.",
      );
    }
  },
};
