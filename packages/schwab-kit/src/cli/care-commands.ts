import type { Command } from "commander";
import { addTo, callbackUrlOption } from "./add-command.js";

/** Adds what looks after the login. Each command's code is loaded when it is called. */
export function addCareCommands(program: Command): void {
  addTo(program, "doctor", "Look for what is wrong with the settings, the login and the way to Schwab.")
    .addOption(callbackUrlOption())
    .option(
      "--authorize",
      "also ask the login page whether it knows the app; Schwab may end the access token at that",
    )
    .action(async (flags) => (await import("./commands/doctor/doctor.js")).doctor(flags));
}
