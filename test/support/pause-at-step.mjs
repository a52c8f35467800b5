// Stops this very process at a named step of a refresh, once.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let armed;
/** How often the token file was opened since the last refresh was answered, and how often the refresh before did. */
let opened = 0;
let openedLastTime;

/** The process stops when it next comes to this step. */
export function pausingAt(step) {
  armed = step;
}

export function pauseHere(step) {
  if (step === "after its answer") opened = 0;
  if (armed !== step) return;
  armed = undefined;
  process.kill(process.pid, "SIGSTOP");
}

/**
 * Knows the steps of saving by what is done to the file: the last time it is opened before another is renamed over
 * it is the comparison. Which time that is, an undisturbed refresh has to show first.
 */
export function watchTokenFile(path) {
  const { openSync, renameSync } = fs;
  fs.openSync = (at, ...rest) => {
    if (at === path && ++opened === openedLastTime) pauseHere("before compare");
    return openSync(at, ...rest);
  };
  fs.renameSync = (from, to) => {
    if (to === path) {
      pauseHere("between compare and rename");
      if (opened === 0) throw new Error("The token file was replaced without having been opened.");
      openedLastTime = opened;
    }
    return renameSync(from, to);
  };
  // So that `import { renameSync } from "node:fs"` gets these, wherever it stands.
  syncBuiltinESMExports();
}
