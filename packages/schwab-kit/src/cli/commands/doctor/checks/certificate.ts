import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { type CachedCertificateState, inspectCachedCertificate } from "@schwab-kit/login-flow/node";
import type { Check } from "../examine.js";
import { type Finding, ok, unknown, wrong } from "../finding.js";

const NEXT = "The next login makes a new one, and the browser asks once more whether to trust it.";

export const certificate: Check = {
  name: "certificate",
  async look({ callbackUrl }) {
    if (callbackUrl?.startsWith("http:")) return ok("A callback URL of plain http needs none.");
    const home = homedir();
    if (!isAbsolute(home)) {
      return unknown("There is no home directory to keep one in.", "Set HOME to your home directory.");
    }
    return findingOf(await inspectCachedCertificate(join(home, ".schwab")));
  },
};

function findingOf({ file, state, validTo }: CachedCertificateState): Finding {
  const end = validTo === undefined ? "" : new Date(validTo).toLocaleDateString();
  switch (state) {
    case "usable":
      return ok(`The login's certificate is good until ${end}.`);
    case "absent":
      return ok("There is none yet; the first login makes one.");
    case "about-to-end":
      return ok(`The login's certificate ends on ${end}; the next login makes a new one.`);
    case "expired":
      return wrong("certificate-expired", `The certificate in ${file} ended on ${end}.`, NEXT);
    case "not-valid-yet":
      return wrong(
        "certificate-not-valid-yet",
        `The certificate in ${file} is of a later time than this machine's clock tells.`,
        "Set the clock right, or let the next login make a new one.",
      );
    case "broken":
      return wrong("certificate-broken", `${file} holds no certificate for 127.0.0.1 with its key.`, NEXT);
    case "readable-by-others":
      return wrong(
        "certificate-readable-by-others",
        `Other users of this machine may read ${file}, which holds a private key.`,
        `Run: chmod 600 ${file}. Otherwise the next login makes a new one.`,
      );
    case "unreadable":
      return wrong("certificate-unreadable", `${file} can't be read.`, `Remove it. ${NEXT}`);
  }
}
