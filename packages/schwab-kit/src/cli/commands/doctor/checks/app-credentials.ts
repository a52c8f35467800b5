import { ConfigError, checkCredentials, SCHWAB_ORIGIN } from "@schwab-kit/core";
import type { Check } from "../examine.js";
import { type Finding, ok, wrong } from "../finding.js";
import type { Setup } from "../setup.js";

/** Lengths that Schwab's portal has given out. */
const KEY_LENGTHS = [32, 48];
const SECRET_LENGTHS = [16, 64];

const PORTAL =
  "Copy it again from your app's page in Schwab's developer portal, without quotation marks or blanks";

export const appKey: Check = {
  name: "app-key",
  look(setup) {
    const { appKey } = setup;
    if (appKey === undefined) {
      return wrong(
        "app-key-missing",
        "There is no app key.",
        "Set SCHWAB_APP_KEY to the key on your app's page in Schwab's developer portal.",
      );
    }
    if (isMalformed({ appKey })) {
      return wrong("app-key-malformed", "The app key has a character that no key has.", `${PORTAL}.`);
    }
    return (
      unusual(setup, "app-key-unusual", "app key", appKey.length, KEY_LENGTHS) ??
      ok("The app key looks right.")
    );
  },
};

export const appSecret: Check = {
  name: "app-secret",
  look(setup) {
    const secret = setup.appSecret?.reveal();
    if (secret === undefined) {
      return wrong(
        "app-secret-missing",
        "There is no app secret; a command asks for it at a terminal, a program can't.",
        "Set SCHWAB_APP_SECRET to the secret on your app's page in Schwab's developer portal.",
      );
    }
    if (isMalformed({ appKey: "any", appSecret: secret })) {
      return wrong(
        "app-secret-malformed",
        "The app secret has a character that no secret has.",
        `${PORTAL}.`,
      );
    }
    if (secret === setup.appKey) {
      return wrong("app-secret-is-app-key", "The app secret is the app key once more.", `${PORTAL}.`);
    }
    return (
      unusual(setup, "app-secret-unusual", "app secret", secret.length, SECRET_LENGTHS) ??
      ok("The app secret looks right.")
    );
  },
};

/** Also true for quotation marks, which a shell or an .env file leaves there. */
function isMalformed(credentials: Parameters<typeof checkCredentials>[0]): boolean {
  const text = String(credentials.appSecret ?? credentials.appKey);
  if (/["'`<>]/.test(text)) return true;
  try {
    checkCredentials(credentials);
    return false;
  } catch (error) {
    if (error instanceof ConfigError) return true;
    throw error;
  }
}

/** Only Schwab's own have a known form. */
function unusual(
  { server }: Setup,
  code: "app-key-unusual" | "app-secret-unusual",
  what: string,
  length: number,
  lengths: readonly number[],
): Finding | undefined {
  if (server().issuer !== SCHWAB_ORIGIN || lengths.includes(length)) return undefined;
  return wrong(
    code,
    `The ${what} has ${length} characters; those known have ${lengths.join(" or ")}.`,
    `${PORTAL}, and look whether key and secret have changed places.`,
  );
}
