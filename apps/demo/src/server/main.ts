import { fileURLToPath } from "node:url";
import { openInBrowser } from "@schwab-kit/login-flow/node";
import { type CommandLine, readCommandLine, usage } from "./demo-settings.js";
import { startDemo } from "./start-demo.js";

try {
  const command = readCommandLine(process.argv.slice(2), process.env);
  if (command.wants === "help") process.stdout.write(usage);
  else await serve(command);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function serve({ settings, opensBrowser }: Extract<CommandLine, { wants: "start" }>): Promise<void> {
  const demo = await startDemo(settings, fileURLToPath(new URL("../page/", import.meta.url)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void demo.close());
  process.stdout.write(`The page is at ${demo.url}\n`);
  process.stdout.write(
    demo.sandbox === undefined
      ? `It uses Schwab itself, with real accounts; orders can be ${settings.mode === "live" && settings.mayPlaceOrders ? "placed" : "previewed only"}. Your browser warns of the certificate, which was made on this machine.\n`
      : `Behind it is a sandbox at ${demo.sandbox.url}, with made-up money: any name and password sign you in.\nIts market is open and stands at ${inNewYork(demo.sandbox.marketTime())}, New York's time.\n`,
  );
  process.stdout.write("Ctrl-C ends it.\n");
  if (opensBrowser) {
    await openInBrowser(demo.url, undefined, (problem) =>
      process.stdout.write(`No browser was opened (${problem}): open the address yourself.\n`),
    );
  }
}

function inNewYork(moment: number): string {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    dateStyle: "medium",
    timeStyle: "short",
  }).format(moment);
}
