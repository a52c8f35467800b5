import { inWords } from "@schwab-kit/core";
import { type LockHolder, lockHolders } from "@schwab-kit/storage-node-fs";
import type { Check } from "../examine.js";
import { type Finding, ok, wrong } from "../finding.js";

export const lock: Check = {
  name: "lock",
  look({ tokenFile }) {
    const [holder] = lockHolders(tokenFile());
    return holder === undefined ? ok("Nobody holds the token file's lock.") : findingOf(holder);
  },
};

function findingOf({ lock, pid, isHere, heldMs, isAbandoned }: LockHolder): Finding {
  const who = pid === undefined ? "Something" : `Process ${pid}${isHere ? "" : " of another machine"}`;
  const since = `${who} has had the token file's lock for ${lock} it for ${inWords(heldMs / 1000)}`;
  if (isAbandoned) {
    return wrong(
      "lock-abandoned",
      `${since}, and is dead or took too long.`,
      "Nothing needs to be done: the next program that renews the token takes the lock.",
    );
  }
  return wrong(
    "lock-held",
    `${since}.`,
    "That is right for some seconds; if it stays so, look what that process is doing, and end it.",
  );
}
