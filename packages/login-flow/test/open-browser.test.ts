import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { login } from "../src/node/index.js";
import { openInBrowser, whyNoBrowser } from "../src/node/open-browser.js";
import { sandboxFor, startLogin, temporaryDirectory } from "./support/waiting-login.js";

// As on a desktop, wherever the tests run.
beforeEach(() => {
  vi.stubEnv("DISPLAY", ":0");
  vi.stubEnv("BROWSER", undefined);
});
afterEach(() => void vi.unstubAllEnvs());

test.each([
  [{}, "linux", "there is no display"],
  [{ DISPLAY: ":0" }, "linux", undefined],
  [{ WAYLAND_DISPLAY: "wayland-0" }, "linux", undefined],
  [{ WSL_DISTRO_NAME: "Debian" }, "linux", undefined],
  [{ SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" }, "linux", "this is an SSH session"],
  [{ SSH_TTY: "/dev/pts/0" }, "darwin", "this is an SSH session"],
  [{ SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22", DISPLAY: "localhost:10.0" }, "linux", undefined],
  [{}, "darwin", undefined],
  [{}, "win32", undefined],
  [{ DISPLAY: ":0", BROWSER: "none" }, "linux", "BROWSER is set to none"],
])("with %j on %s: %s", (env, platform, reason) => {
  expect(whyNoBrowser(env, platform)).toBe(reason);
});

test("an executable is given the address, and nobody waits for its end", async () => {
  const { executable, opened } = await browserThat("while [ -e opened ]; do /bin/sleep 0.1; done; exit 5");
  const tell = vi.fn();
  await openInBrowser("https://127.0.0.1:8182/start", executable, tell);
  await vi.waitFor(async () => expect(await opened()).toBe("https://127.0.0.1:8182/start"), 10_000);
  expect(tell).not.toHaveBeenCalled();
});

test("a known name is tried under each of its executables' names", async () => {
  const { directory, opened } = await browserThat("exit 0", "chromium-browser");
  vi.stubEnv("PATH", directory);
  const tell = vi.fn();
  await openInBrowser("https://127.0.0.1:8182/start", "chromium", tell);
  await vi.waitFor(async () => expect(await opened()).toBe("https://127.0.0.1:8182/start"), 10_000);
  expect(tell).not.toHaveBeenCalled();
});

test.each(["chrome", "chromium", "firefox", "edge", "brave", "safari"])(
  "%s that is not installed is told",
  async (browser) => {
    vi.stubEnv("PATH", await temporaryDirectory());
    const tell = vi.fn();
    await openInBrowser("https://127.0.0.1:8182/start", browser, tell);
    expect(tell).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("ENOENT"));
  },
);

test("a browser that fails is told, and the login goes on", async () => {
  const { executable } = await browserThat("exit 3");
  const waiting = await startLogin(await sandboxFor(), { browser: executable }, login);
  await vi.waitFor(() => expect(waiting.printed()).toContain(`(${executable} ended with status 3)`), 10_000);
  expect(await waiting.visit(waiting.startUrl)).toMatchObject({ status: 302 });
});

test("a browser that is not there is told, and the login goes on", async () => {
  const waiting = await startLogin(await sandboxFor(), { browser: "/nonexistent/browser" }, login);
  await vi.waitFor(() => expect(waiting.printed()).toContain("(/nonexistent/browser: ENOENT)"), 10_000);
  expect(await waiting.visit(waiting.startUrl)).toMatchObject({ status: 302 });
});

test("in an SSH session without a display the address is to be opened by hand", async () => {
  vi.stubEnv("SSH_TTY", "/dev/pts/0");
  vi.stubEnv("DISPLAY", undefined);
  vi.stubEnv("WAYLAND_DISPLAY", undefined);
  const { executable } = await browserThat("exit 0");
  const waiting = await startLogin(await sandboxFor(), { browser: executable }, login);
  await vi.waitFor(
    () => expect(waiting.printed()).toMatch(/No browser was opened \(this is an SSH session\)\. .* by hand/),
    10_000,
  );
});

test("the caller's own way is used, after everything is ready", async () => {
  const order: string[] = [];
  const opened = new Promise<string>((resolve) => {
    void sandboxFor().then((sandbox) =>
      startLogin(sandbox, { openBrowser: resolve, browser: false }, (options) =>
        login({
          ...options,
          onReady(addresses) {
            order.push("ready");
            options.onReady?.(addresses);
          },
        }),
      ),
    );
  });
  expect(await opened).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/start$/);
  expect(order).toEqual(["ready"]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("no");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no"))],
])("the caller's own way %s: told, and the login goes on", async (_, openBrowser) => {
  const waiting = await startLogin(await sandboxFor(), { openBrowser }, login);
  await vi.waitFor(() => expect(waiting.printed()).toContain("No browser was opened"), 10_000);
  expect(await waiting.visit(waiting.startUrl)).toMatchObject({ status: 302 });
});

/** A stand-in for a browser: an executable that writes down what it is to open. */
async function browserThat(
  doesThen: string,
  name = "browser",
): Promise<{ executable: string; directory: string; opened(): Promise<string> }> {
  const directory = await temporaryDirectory();
  const executable = join(directory, name);
  const opened = join(directory, "opened");
  const script = `printf %s "$1" > ${opened}.new && /bin/mv ${opened}.new ${opened}\n${doesThen}\n`;
  await writeFile(executable, `#!/bin/sh\ncd ${directory}\n${script}`);
  await chmod(executable, 0o755);
  return { executable, directory, opened: () => readFile(opened, "utf8") };
}
