import { ConfigError } from "@schwab-kit/core";
import { createAuthorization } from "@schwab-kit/login-flow";
import type { Check } from "../examine.js";
import { type Finding, ok, wrong } from "../finding.js";

/** What the portal's field for all callback URLs of an app takes. */
const LONGEST = 255;
const EXAMPLE = "https://127.0.0.1:8182";
const REGISTER = `Register one such as ${EXAMPLE} in the developer portal, and give just that; a change there may need some days to be approved.`;
const COMPARE = "Compare it with the developer portal, letter by letter: Schwab does.";

export const callbackUrl: Check = {
  name: "callback-url",
  look({ callbackUrl: given, server }) {
    if (given === undefined) {
      return wrong(
        "callback-url-missing",
        "There is no callback URL, which a login needs.",
        "Set SCHWAB_CALLBACK_URL to the one registered in the developer portal.",
      );
    }
    if (given.includes(",")) {
      return wrong(
        "callback-url-list",
        "The callback URL is a list, as the developer portal holds it.",
        "Give one URL of that list.",
      );
    }
    if (given.length > LONGEST) {
      return wrong(
        "callback-url-too-long",
        `The callback URL has more than ${LONGEST} characters.`,
        REGISTER,
      );
    }
    try {
      createAuthorization({ appKey: "any", callbackUrl: given, baseUrl: server().baseUrl });
    } catch (error) {
      if (!(error instanceof ConfigError) || error.code !== "callback-url-unsupported") throw error;
      return wrong("callback-url-unsupported", error.message, REGISTER);
    }
    return trapIn(given) ?? ok(`The callback URL on ${new URL(given).origin} keeps to Schwab's rules.`);
  },
};

/** What is a URL, and not a good callback. */
function trapIn(given: string): Finding | undefined {
  const { hostname, port, protocol } = new URL(given);
  if (hostname === "localhost") {
    return wrong(
      "callback-url-localhost",
      "The callback URL's host is localhost, which Schwab refuses and no login here listens on.",
      REGISTER,
    );
  }
  if (hostname !== "127.0.0.1") {
    return wrong(
      "callback-url-elsewhere",
      `The callback URL's host is ${hostname}, so a login can't be caught on this machine.`,
      "Log in by pasting the address (schwab login --manual), or register a callback URL on 127.0.0.1.",
    );
  }
  const beginning = `${protocol}//${hostname}`;
  if (!given.startsWith(beginning)) {
    return wrong(
      "callback-url-upper-case",
      `The callback URL does not begin with ${beginning}, in just these small letters.`,
      COMPARE,
    );
  }
  if (given.endsWith("/")) {
    return wrong(
      "callback-url-closing-slash",
      "The callback URL ends in a slash, which is right only if the registered one does too.",
      COMPARE,
    );
  }
  const number = Number(port || (protocol === "https:" ? 443 : 80));
  if (number < 1024) {
    return wrong(
      "callback-url-low-port",
      `The callback URL's port is ${number}${port === "" ? ", as it names none" : ""}, which ordinary programs may not open on many systems.`,
      `Register a callback URL with a port above 1023, such as ${EXAMPLE}.`,
    );
  }
  return undefined;
}
