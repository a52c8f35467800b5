import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

/** Everything below a folder with its time of change, so that a change anywhere shows. */
async function snapshot(folder: string): Promise<string> {
  const { stdout } = await exec(
    "find",
    [folder, "-path", "*/node_modules/.vite*", "-prune", "-o", "-printf", "%p %C@ %s\\n"],
    {
      maxBuffer: 1 << 28,
    },
  );
  return stdout.split("\n").sort().join("\n");
}

test("the tour ends by itself, talks to its sandbox only, and changes no file outside its own folder", async () => {
  const place = await mkdtemp(join(tmpdir(), "schwab-kit-tour-test-"));
  onTestFinished(() => rm(place, { recursive: true, force: true }));
  const temporary = join(place, "tmp");
  const home = join(place, "home");
  await exec("mkdir", [temporary, home]);
  const before = await snapshot(join(root, "apps"));

  const script = `
    import net from "node:net"; import dns from "node:dns";
    import { PassThrough } from "node:stream";
    const hosts = new Set();
    const connect = net.Socket.prototype.connect;
    net.Socket.prototype.connect = function (...args) {
      const [first] = args.flat();
      hosts.add(typeof first === "object" ? first.host ?? first.path : args[1]);
      return connect.apply(this, args);
    };
    const lookup = dns.lookup;
    dns.lookup = (name, ...rest) => { hosts.add(name); return lookup(name, ...rest); };
    const { runTour } = await import("./apps/tour/dist/tour.js");
    const { createGuide } = await import("./apps/tour/dist/guide.js");
    const output = new PassThrough(); let text = "";
    output.on("data", (chunk) => { text += chunk; });
    const guide = createGuide(output, { input: process.stdin, isInteractive: false });
    const { readdirSync } = await import("node:fs");
    const result = await runTour({ ...guide, pause: async () => { globalThis.during = readdirSync(process.env.TMPDIR); } });
    console.log(JSON.stringify({ ...result, hosts: [...hosts], text, during: globalThis.during }));
  `;
  const { stdout } = await exec(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: temporary },
  });
  const { journal, hosts, sandboxUrl, folder, text, during } = JSON.parse(stdout);

  expect(journal.length).toBeGreaterThan(6);
  const sandboxHost = new URL(sandboxUrl).host;
  expect(new Set(journal.map((entry: { host: string }) => entry.host))).toEqual(new Set([sandboxHost]));
  expect(hosts.filter((host: string) => host !== "127.0.0.1")).toEqual([]);
  expect(hosts).toContain("127.0.0.1");
  expect(during).toEqual([folder.slice(temporary.length + 1)]);
  expect(await readdir(temporary)).toEqual([]);
  expect(await readdir(home)).toEqual([]);
  expect(await snapshot(join(root, "apps"))).toBe(before);
  for (const said of [
    "Logging in",
    "Where the token lies",
    "AAPL",
    "MARGIN",
    "1 refresh followed",
    "did not move",
  ]) {
    expect(text).toContain(said);
  }
}, 60_000);
