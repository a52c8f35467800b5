// Publishes every package whose version is not published yet: `npm run release`, in the workflow
// .github/workflows/release.yml. Only there can a signed statement be made of what a tarball was built from.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "./published-packages.mjs";
import { pnpm } from "./workspace.mjs";

const { ACTIONS_ID_TOKEN_REQUEST_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
if (!ACTIONS_ID_TOKEN_REQUEST_URL || !GITHUB_SERVER_URL || !GITHUB_REPOSITORY) {
  console.error(
    "npm run release publishes with provenance, which needs the release workflow (.github/workflows/release.yml) " +
      "with its id-token permission. `npm run release:dry` shows here what a release would be.",
  );
  process.exit(1);
}
if (execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" }) !== "") {
  console.error("There are changes that are not committed: what is published must be what the commit holds.");
  process.exit(1);
}

execFileSync("node", ["scripts/release-checks.mjs"], { cwd: root, stdio: "inherit" });
// The statement names the repository, and npm compares it with the manifest's.
for (const { folder, manifest } of publishedPackages()) {
  const repository = {
    type: "git",
    url: `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`,
    directory: folder,
  };
  writeFileSync(
    join(root, folder, "package.json"),
    `${JSON.stringify({ ...manifest, repository }, null, 2)}\n`,
  );
}
process.exitCode = pnpm(["exec", "changeset", "publish"]);
