import { type Command, Option } from "commander";
import { addTo, callbackUrlOption } from "./add-command.js";
import { durations } from "./flag-values.js";

/** Adds what looks after the login. Each command's code is loaded when it is called. */
export function addCareCommands(program: Command): void {
  addTo(program, "doctor", "Look for what is wrong with the settings, the login and the way to Schwab.")
    .addOption(callbackUrlOption())
    .option(
      "--authorize",
      "also ask the login page whether it knows the app; Schwab may end the access token at that",
    )
    .action(async (flags) => (await import("./commands/doctor/doctor.js")).doctor(flags));

  addTo(
    program,
    "watch [arguments...]",
    "Wait, and tell when the login nears its end: by a command, a webhook, or a line here.",
  )
    .addOption(
      new Option("--before <times>", "how long before the end: 30s, 15m, 24h or 2d, with commas between")
        .argParser(durations)
        .default([86_400, 3_600], "24h,1h"),
    )
    .option("--run <program>", "run this then; its arguments stand behind --, the facts in SCHWAB_LOGIN_…")
    .option("--shell", "take --run for a line of the system's shell")
    .option("--post <url>", "post the facts there as JSON: https, or http on this machine")
    .option("--once", "look now, and end: for cron")
    .action(async (args, flags) => (await import("./commands/watch/watch.js")).watch(args, flags));
}
