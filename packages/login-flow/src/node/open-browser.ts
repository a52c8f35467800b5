/** In words why no browser can show a page to a person here, or nothing when one may. */
export function whyNoBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string | undefined {
  if (env["BROWSER"] === "none") return "BROWSER is set to none";
  const hasDisplay = Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
  if ((env["SSH_CONNECTION"] || env["SSH_TTY"]) && !hasDisplay) return "this is an SSH session";
  if (platform === "linux" && !hasDisplay && !env["WSL_DISTRO_NAME"]) return "there is no display";
  return undefined;
}

/**
 * Opens an address in a browser and goes on without waiting for it. Never throws.
 * @param browser a known name or an executable; the default browser unless given
 * @param tellProblem may be called later too, when the browser's launcher fails
 */
export async function openInBrowser(
  url: string,
  browser: string | undefined,
  tellProblem: (problem: string) => void,
): Promise<void> {
  const reason = whyNoBrowser();
  if (reason !== undefined) return tellProblem(reason);
  const problems: string[] = [];
  const { default: open, apps } = await import("open");
  // One name at a time: given several, `open` waits for the browser's end, and this process with it.
  for (const app of executablesOf(browser, apps)) {
    const shown = app ?? "the default browser";
    try {
      const launcher = await open(url, app === undefined ? {} : { app: { name: app } });
      launcher.once("exit", (status) => {
        if (status) tellProblem(`${shown} ended with status ${status}`);
      });
      return;
    } catch (error) {
      problems.push(`${shown}: ${(error as NodeJS.ErrnoException).code ?? "cannot be started"}`);
    }
  }
  tellProblem(problems.join(", "));
}

type KnownApps = typeof import("open")["apps"];

function executablesOf(browser: string | undefined, apps: KnownApps): readonly (string | undefined)[] {
  switch (browser) {
    case "chromium":
      return ["chromium", "chromium-browser"];
    case "chrome":
    case "firefox":
    case "edge":
    case "brave":
      return [apps[browser]].flat();
    default:
      return [browser];
  }
}
