import type { Check } from "../examine.js";
import { type Finding, ok, wrong } from "../finding.js";

const OLDEST = [20, 19] as const;

export const nodeVersion: Check = {
  name: "node-version",
  look: () => nodeVersionFinding(process.versions.node),
};

/** @param version as in `process.versions.node` */
export function nodeVersionFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (!isOld) return ok(`Node ${version}.`);
  return wrong(
    "node-too-old",
    `This is Node ${version}, and schwab-kit needs ${OLDEST.join(".")} or newer.`,
    "Install a newer Node.",
  );
}
