import { ConfigError } from "@schwab-kit/core";
import { webhook } from "./post-notice.js";
import type { Addressees } from "./tell.js";

export interface AddresseeFlags {
  readonly run?: string;
  readonly shell?: boolean;
  readonly post?: string;
}

/**
 * Where notices go, as the flags say.
 * @param args what stood behind `--`
 * @throws ConfigError `config-invalid`
 */
export function addresseesIn(
  args: readonly string[],
  { run, shell = false, post }: AddresseeFlags,
): Addressees {
  if (run === undefined && (shell || args.length > 0)) {
    throw new ConfigError("config-invalid", "--shell and arguments belong to --run. Give --run too.");
  }
  if (run?.trim() === "") {
    throw new ConfigError("config-invalid", "--run is empty. Give the path of a program, or leave it out.");
  }
  if (shell && args.length > 0) {
    throw new ConfigError(
      "config-invalid",
      "With --shell the line of --run holds its arguments itself. Write them there, or leave --shell out.",
    );
  }
  return {
    run: run === undefined ? undefined : { program: run, args, shell },
    post: post === undefined ? undefined : webhook(post),
  };
}
