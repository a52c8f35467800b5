// What a release would be, without any: in a copy of this commit it computes versions and changelogs from the
// changesets, builds, packs, checks, and shows it all. The work tree stays as it was and nothing is published.
// `npm run release:dry -- --to FOLDER` keeps the tarballs and changelogs.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { publishedPackages, root } from "./published-packages.mjs";

const { values } = parseArgs({ options: { to: { type: "string" } } });
const say = (text) => console.log(`\nrelease:dry: ${text}`);
const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

const before = git("status", "--porcelain");
if (before !== "") say(`these changes are not committed and so not in the release:\n${before}`);
const copy = mkdtempSync(join(realpathSync(tmpdir()), "schwab-kit-release-"));
const run = (command, ...args) => execFileSync(command, args, { cwd: copy, stdio: "inherit" });
try {
  run("git", "clone", "--quiet", "--no-hardlinks", root, ".");
  run("node", "scripts/set-up.mjs");
  say("versions and changelogs");
  run("npx", "--no-install", "changeset", "version");
  const { publishedPackages: releasedPackages } = await import(join(copy, "scripts/published-packages.mjs"));
  const released = releasedPackages();
  for (const { name, manifest } of released) {
    const { version } = publishedPackages().find((one) => one.name === name).manifest;
    console.log(`${name}: ${version} → ${manifest.version}`);
  }
  const changelogs = released
    .map(({ folder }) => join(folder, "CHANGELOG.md"))
    .filter((file) => existsSync(join(copy, file)));
  for (const file of changelogs) console.log(`\n${readFileSync(join(copy, file), "utf8").trim()}`);

  // As the release finds it.
  const author = ["-c", "user.name=release:dry", "-c", "user.email=release@localhost"];
  run("git", "add", "--all");
  run("git", ...author, "commit", "--quiet", "--message", "Version packages");

  say("checks");
  run("node", "scripts/release-checks.mjs");

  say("tarballs");
  const { packOurs } = await import(join(copy, "scripts/installed/tarballs.mjs"));
  const folder = join(copy, "tarballs");
  mkdirSync(folder);
  for (const tarball of await packOurs(folder)) {
    console.log(`${tarball.slice(folder.length + 1)} ${statSync(tarball).size} bytes`);
  }
  if (values.to !== undefined) {
    const to = resolve(values.to);
    cpSync(folder, to, { recursive: true });
    for (const file of changelogs) cpSync(join(copy, file), join(to, file));
    console.log(`They and the changelogs are in ${to}`);
  }
} catch (error) {
  say(`this would not be released: ${error.message.split("\n")[0]}`);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (git("status", "--porcelain") !== before)
  throw new Error("The work tree has changed, which it never should.");
if (process.exitCode !== 1) say("all green; nothing was published and nothing here has changed");
