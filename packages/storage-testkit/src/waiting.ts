import { Broken } from "./expectations.js";

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What `promise` gives, or a broken promise when it is still open after the most generous time. */
export async function within<T>(promise: Promise<T>, limitMs: number, expected: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Broken(expected, `it had not after ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until something is so; a broken promise when it never is. */
export async function eventually(isSo: () => boolean, limitMs: number, expected: string): Promise<void> {
  const end = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Broken(expected, `it had not after ${limitMs} ms`);
    await pause(5);
  }
}
