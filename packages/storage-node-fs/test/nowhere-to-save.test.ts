import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { logInto } from "../../../test/support/log-in.js";
import { inProcess, temporaryDirectory, withMode } from "./support.js";

/** For a process of its own: a manager over the file at `path`, which may drop its rights afterwards. */
const manager = ({ url, appKey, appSecret }: Sandbox) => `
  const { TokenManager } = await import(${built("core/dist/index.js")});
  const options = ${JSON.stringify({ baseUrl: url, appKey, appSecret })};
  const manager = new TokenManager({ ...options, storage: tokenFile(path) });
`;

function built(file: string): string {
  return JSON.stringify(new URL(`../../${file}`, import.meta.url).href);
}

async function loggedIn(path: string, options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  onTestFinished(() => sandbox.close());
  await logInto(sandbox, path);
  return sandbox;
}

it("goes on from memory where the directory takes no files, and tells it", async () => {
  const directory = join(temporaryDirectory(), "closed");
  mkdirSync(directory);
  const path = join(directory, "token.json");
  const sandbox = await loggedIn(path, { rotateRefreshTokens: "strict" });
  const before = readFileSync(path);
  chmodSync(path, 0o644);
  withMode(directory, 0o555);
  const result = await inProcess(
    path,
    `
    ${manager(sandbox)}
    dropRoot();
    const events = [];
    manager.subscribe(({ type, error }) => events.push(error === undefined ? type : type + " " + error.code));
    const rejected = await manager.getAccessToken();
    const token = await told(manager.getAccessToken({ rejected }));
    const again = await told(manager.getAccessToken());
    return { events, isNew: token.value !== undefined && token.value !== rejected, isSame: again.value === token.value };
    `,
  );
  expect(result).toEqual({
    events: ["save-failed storage-unwritable", "refreshed"],
    isNew: true,
    isSame: true,
  });
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(directory)).toEqual(["token.json"]);
});

it("says what is in the way when the file has become a directory, and goes on when that is gone", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const sandbox = await loggedIn(path);
  const result = await inProcess(
    path,
    `
    ${manager(sandbox)}
    const rejected = await manager.getAccessToken();
    fs.renameSync(path, path + ".away");
    fs.mkdirSync(path);
    const during = await told(manager.getAccessToken({ rejected }));
    fs.rmdirSync(path);
    fs.renameSync(path + ".away", path);
    const after = await told(manager.getAccessToken({ rejected }));
    return { during: during.code, isNew: after.value !== undefined && after.value !== rejected };
    `,
  );
  expect(result).toEqual({ during: "storage-not-a-file", isNew: true });
});

it("adopts a file that another program put in place of ours, by a link too", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const sandbox = await loggedIn(path);
  const first = readFileSync(path, "utf8");
  // A login elsewhere; it ends the first one's tokens.
  const elsewhere = join(directory, "elsewhere.json");
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await logInto(sandbox, elsewhere);
  const theirs = readFileSync(elsewhere, "utf8");
  writeFileSync(path, first);
  const result = await inProcess(
    path,
    `
    ${manager(sandbox)}
    const rejected = await manager.getAccessToken();
    fs.unlinkSync(path);
    fs.symlinkSync("elsewhere.json", path);
    const adopted = await manager.getAccessToken({ rejected });
    await manager.getAccessToken({ rejected: adopted });
    return { adopted, isLink: fs.lstatSync(path).isSymbolicLink() };
    `,
  );
  expect(result).toEqual({ adopted: JSON.parse(theirs).token.access_token, isLink: true });
  expect(JSON.parse(readFileSync(elsewhere, "utf8")).token.access_token).not.toBe(
    JSON.parse(theirs).token.access_token,
  );
});
