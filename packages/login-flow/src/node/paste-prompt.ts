import { createInterface } from "node:readline";
import type { SchwabKitError } from "@schwab-kit/core";
import { endsLogin, type LoginAttempt } from "./login-attempt.js";
import type { PasteOptions } from "./login-options.js";

/** The question that waits in the terminal. */
export interface PastePrompt {
  close(): void;
}

const question = "Paste the address and press Enter:\n";

/**
 * Asks for the address that the browser was sent to, until one is right.
 * @param onInputEnded called when no more lines can come
 */
export function startPastePrompt(
  attempt: LoginAttempt,
  { input = process.stdin }: PasteOptions,
  onInputEnded: () => void,
): PastePrompt {
  // Without readline's terminal mode Ctrl-C stays what it is and the terminal is left as it was.
  const lines = createInterface({ input, terminal: false });
  let batch: string[] = [];
  let unfinished = "";
  let handled: Promise<void> = Promise.resolve();

  lines.on("line", (line) => {
    batch.push(line);
    if (batch.length === 1) setImmediate(takeBatch);
  });
  lines.once("close", endOfInput);
  attempt.say(question);

  /** What arrives at once was pasted at once: a terminal may have broken one address into several lines. */
  function takeBatch(): void {
    const text = batch.map(trimmed).join("");
    batch = [];
    handled = handled.then(() => take(text));
  }

  async function take(text: string): Promise<void> {
    const pasted = beginsAnew(text) ? text : unfinished + text;
    unfinished = "";
    if (pasted !== "") {
      try {
        await attempt.receive(pasted, { allowBareCode: true });
        return;
      } catch (error) {
        if (endsLogin(error)) return;
        attempt.say(`${(error as SchwabKitError).message}\n`);
        if (beginsAnew(pasted)) unfinished = pasted;
      }
    }
    attempt.say(question);
  }

  function endOfInput(): void {
    // The last line may be on its way still, even without a line break after it.
    setImmediate(() => void handled.then(onInputEnded));
  }

  return {
    close() {
      lines.removeListener("close", endOfInput);
      lines.close();
      input.pause();
    },
  };
}

/** Without the quotes and blanks that come along when an address is copied. */
function trimmed(line: string): string {
  return line.replace(/^[\s"'`<]+|[\s"'`>]+$/g, "");
}

/** False for what can only be a piece of an address that was broken into lines. */
function beginsAnew(text: string): boolean {
  return /^(https?:|\?|code=|C0\.)/i.test(text);
}
