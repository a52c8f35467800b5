import { createInterface } from "node:readline/promises";

/** Talks to the person, and at a terminal waits for them between the steps. */
export interface Guide {
  heading(text: string): void;
  say(text: string): void;
  /** At a terminal, until ENTER is pressed. */
  pause(): Promise<void>;
}

const width = 88;

export function createGuide(
  output: NodeJS.WritableStream,
  { input, isInteractive }: { readonly input: NodeJS.ReadableStream; readonly isInteractive: boolean },
): Guide {
  let step = 0;
  return {
    heading(text) {
      step++;
      output.write(`\n${step}. ${text}\n${"-".repeat(text.length + 3)}\n`);
    },
    say(text) {
      for (const line of text.split("\n")) output.write(`${line.startsWith(" ") ? line : wrapped(line)}\n`);
    },
    async pause() {
      if (!isInteractive) return;
      const prompt = createInterface({ input, output });
      try {
        await prompt.question("\n[ENTER to go on] ");
      } finally {
        prompt.close();
      }
    },
  };
}

function wrapped(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].join("\n");
}
