import type { OutputConfiguration } from "commander";

/** A wrong flag is quoted without the value that was given to it: that may be a secret under a mistyped name. */
export const usageErrors: OutputConfiguration = {
  outputError: (text, write) => write(text.replace(/(--?[\w-]+)=.*$/gm, "$1=…'")),
};
