import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

const storage = new URL("../../../storage-node-fs/dist/index.js", import.meta.url).href;

/** Has another process take the token file's lock; then it is killed, or holds on until the test ends. */
export async function holdLock(path: string, fate: "lives" | "dies"): Promise<void> {
  const program = `
    import { tokenFile } from ${JSON.stringify(storage)};
    const alive = setInterval(() => {}, 1_000);
    await tokenFile(${JSON.stringify(path)}).withLock(async () => {
      process.stdout.write("held");
      await new Promise(() => {});
    }, { waitMs: 5_000, holdMs: 60_000 });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  if (fate === "lives") return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
