import { spawn } from "node:child_process";
import { testPrograms } from "../../scripts/test-programs.mjs";
import { commandOf } from "./compile.mjs";
import { makeComparable, withoutProgress } from "./make-comparable.mjs";
import { openWorld } from "./world.mjs";

const limitMs = 30_000;

/**
 * Runs one example in a world of its own and gives what it wrote to both streams, with what differs from run to run
 * replaced; undefined when it needs a program that isn't here. A set-up may export `options` for the world, `needs` for
 * such a program, and `situation`, which is called with the world, and may give `onOutput(text, stdin)`, `takesInput`
 * for who writes to that, and `close`.
 */
export async function run({ name, file, setUp }) {
  const { options, needs, situation } = setUp === undefined ? {} : await import(setUp);
  if (testPrograms().some(({ program, isHere }) => program === needs && !isHere)) return undefined;
  const world = await openWorld(options);
  try {
    const made = (await situation?.(world)) ?? {};
    const { onOutput = () => {}, takesInput = false, close = () => {} } = made;
    try {
      const ended = await ending(file, world, { onOutput, takesInput });
      if (ended.status !== 0) {
        throw new Error(`${name} ended with ${ended.status}. It wrote:\n${ended.text}`);
      }
      const text = file.endsWith(".sh") ? withoutProgress(ended.text) : ended.text;
      return makeComparable(text, world);
    } finally {
      await close();
    }
  } finally {
    await world.close();
  }
}

function ending(file, { env, folder }, { onOutput, takesInput }) {
  const [command, args] = commandOf(file);
  return new Promise((resolve, reject) => {
    // Both streams in one, so that the lines keep their order.
    const together = ["-c", 'exec "$@" 2>&1', "sh", command, ...args];
    const child = spawn("sh", together, { cwd: folder, env, timeout: limitMs });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
      onOutput(text, child.stdin);
    });
    child.stdin.on("error", () => {}); // it may end before it has read everything
    if (!takesInput) child.stdin.end();
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status: status ?? signal, text }));
  });
}
