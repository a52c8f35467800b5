import { chmod, mkdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { holdLock } from "./support/lock-holder.js";
import { ageLogin, type BrokenSetup, diagnose, expectFound, healthy } from "./support/patient.js";
import { folder } from "./support/run.js";

const day = 86_400;

const broken: BrokenSetup[] = [
  [
    "a token file that others may read",
    ["token-file-open-to-others"],
    async ({ tokenFile }) => {
      await chmod(tokenFile, 0o644);
      await chmod(dirname(tokenFile), 0o755);
    },
  ],
  [
    "a directory in which others may write",
    ["token-directory-open-to-others"],
    ({ directory }) => chmod(directory, 0o777),
  ],
  [
    "a link in a closed directory to a token file that others may read and replace",
    ["token-file-open-to-others", "token-directory-open-to-others"],
    async ({ tokenFile }) => {
      const elsewhere = await folder();
      await chmod(elsewhere, 0o777);
      await rename(tokenFile, join(elsewhere, "token.json"));
      await chmod(join(elsewhere, "token.json"), 0o644);
      await symlink(join(elsewhere, "token.json"), tokenFile);
    },
  ],
  [
    "a token file that was cut short",
    ["storage-corrupt"],
    async ({ tokenFile }) => await truncate(tokenFile, (await stat(tokenFile)).size - 5),
  ],
  [
    "a token file behind links in a circle",
    ["storage-unwritable", "storage-unreadable"],
    async ({ tokenFile }) => {
      await rm(tokenFile);
      await symlink(tokenFile, tokenFile);
    },
  ],
  [
    "a directory in the token file's place",
    ["storage-not-a-file"],
    async ({ tokenFile }) => {
      await rm(tokenFile);
      await mkdir(tokenFile);
    },
  ],
  ["a file of something else", ["token-invalid"], ({ tokenFile }) => writeFile(tokenFile, "[]")],
  [
    "a token of schwab-py's old format",
    ["token-old-format"],
    async ({ tokenFile }) => {
      const { token } = JSON.parse(await readFile(tokenFile, "utf8"));
      await writeFile(tokenFile, JSON.stringify(token));
    },
  ],
  [
    "another server's token",
    ["issuer-mismatch"],
    async ({ tokenFile }) => {
      const { issuer: _, ...record } = JSON.parse(await readFile(tokenFile, "utf8"));
      await writeFile(tokenFile, JSON.stringify(record));
    },
  ],
  [
    "a token file's path with a tilde",
    ["token-file-tilde", "not-logged-in"],
    ({ env }) => {
      env["SCHWAB_TOKEN_FILE"] = "~/.schwab/token.json";
    },
  ],
  ["no token file", ["not-logged-in"], ({ tokenFile }) => rm(tokenFile)],
  ["a lock that another process holds", ["lock-held"], ({ tokenFile }) => holdLock(tokenFile, "lives")],
  ["a lock whose holder is dead", ["lock-abandoned"], ({ tokenFile }) => holdLock(tokenFile, "dies")],
  ["a login that ends today", ["login-expiring"], (patient) => ageLogin(patient, 6.5 * day)],
  ["a login of eight days ago", ["login-expired"], (patient) => ageLogin(patient, 8 * day)],
];

test.each(broken)("%s is found and named", expectFound);

test("a file that is open in a directory that is closed is nobody else's", async () => {
  const patient = await healthy();
  await chmod(patient.tokenFile, 0o644);
  expect((await diagnose(patient)).code).toBe(0);
});

test("looking makes no directory for a token file that is still to come", async () => {
  const patient = await healthy();
  const directory = `${patient.directory}/later`;
  patient.env["SCHWAB_TOKEN_FILE"] = `${directory}/token.json`;
  expect((await diagnose(patient)).code).toBe(6);
  await expect(stat(directory)).rejects.toMatchObject({ code: "ENOENT" });
});
