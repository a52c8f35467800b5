import { createContext, runInContext } from "node:vm";

/** Milliseconds that an expression may take: one can be written that would take years. */
const timeLimit = 200;

/** Which of the texts match, or undefined when the expression is none or takes too long. */
export function matchesOf(
  pattern: string,
  flags: string,
  texts: readonly string[],
): readonly boolean[] | undefined {
  const context = createContext({ pattern, flags, texts: JSON.stringify(texts) });
  const code =
    "const one = new RegExp(pattern, flags); JSON.stringify(JSON.parse(texts).map((text) => one.test(text)))";
  try {
    return JSON.parse(runInContext(code, context, { timeout: timeLimit }));
  } catch {
    return undefined;
  }
}
