import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, resolve } from "node:path";
import { ConfigError } from "@schwab-kit/core";
import { defaultTokenPath } from "@schwab-kit/storage-node-fs";
import type { Check } from "../examine.js";
import { type Finding, ok, unknown, wrong } from "../finding.js";
import type { Setup } from "../setup.js";

/** Whether the path can be one, and who else may read the file. */
export const tokenFileMode: Check = {
  name: "token-file",
  look(setup) {
    const path = pathOf(setup);
    if (typeof path !== "string") return path;
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return ok(`There is no ${path} yet; a login makes it.`);
    if (!stats.isFile()) return unknown(`${path} is not a regular file.`);
    const mode = stats.mode & 0o777;
    if (isPosix() && (mode & 0o077) !== 0 && !isClosed(dirname(realpathSync(path)))) {
      return wrong(
        "token-file-open-to-others",
        `Other users of this machine may read or change ${path} (mode ${octal(mode)}).`,
        `Run: chmod 600 ${path}`,
      );
    }
    return ok(`${path} is for this user alone.`);
  },
};

/** Whether others could put another file in the token file's place. */
export const tokenDirectory: Check = {
  name: "token-directory",
  look(setup) {
    const path = pathOf(setup);
    if (typeof path !== "string") return unknown(path.found);
    const directory = dirname(resolve(path));
    if (!existsSync(directory)) return ok(`There is no ${directory} yet; a login makes it.`);
    // The file may be a link: then both its own directory and the one of what it leads to count.
    const target = existsSync(path) ? dirname(realpathSync(path)) : directory;
    return (
      openToOthers(directory) ?? openToOthers(target) ?? ok(`Nobody else may change what is in ${directory}.`)
    );
  },
};

function openToOthers(directory: string): Finding | undefined {
  const { mode } = statSync(directory);
  const isSticky = (mode & 0o1000) !== 0;
  if (!isPosix() || isSticky || (mode & 0o022) === 0) return undefined;
  return wrong(
    "token-directory-open-to-others",
    `Other users of this machine may change what is in ${directory} (mode ${octal(mode & 0o777)}).`,
    `Run: chmod go-w ${directory}`,
  );
}

/** The token file's path, or what is wrong with it. */
function pathOf(setup: Setup): string | Finding {
  let path: string;
  try {
    path = setup.tokenFile();
  } catch (error) {
    // What the system says when it knows no home directory of this user.
    if ((error as NodeJS.ErrnoException).code === "ERR_SYSTEM_ERROR") return noHome;
    if (!(error instanceof ConfigError) || error.code !== "config-missing") throw error;
    return wrong("token-file-unset", error.message, "Set SCHWAB_TOKEN_FILE, or give --token-file.");
  }
  // When HOME is set to nothing.
  if (path === defaultTokenPath() && !isAbsolute(path)) return noHome;
  if (path.startsWith("~")) {
    return wrong(
      "token-file-tilde",
      "The token file's path begins with ~, which only a shell expands, and only without quotation marks.",
      "Write the whole path, or $HOME in place of ~.",
    );
  }
  return path;
}

const noHome: Finding = wrong(
  "token-file-unset",
  "There is no home directory, in which the token file would be.",
  "Set HOME to your home directory, or SCHWAB_TOKEN_FILE to a path.",
);

/** True where nobody else may go through a directory, whatever the modes inside. */
function isClosed(directory: string): boolean {
  return (statSync(directory).mode & 0o011) === 0;
}

function isPosix(): boolean {
  return process.platform !== "win32";
}

function octal(mode: number): string {
  return `0${mode.toString(8)}`;
}
