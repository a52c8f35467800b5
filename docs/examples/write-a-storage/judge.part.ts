import type { TokenStorage } from "@schwab-kit/core";
import { testTokenStorage } from "@schwab-kit/storage-testkit";

/** Runs the suite and prints what it finds. Give your own runner's `test` in its place. */
export async function judge(name: string, open: () => () => TokenStorage): Promise<void> {
  const promises: { title: string; run: () => unknown }[] = [];
  await testTokenStorage({
    name,
    test: (title: string, run: () => unknown) => promises.push({ title, run }),
    backing: () => ({ open: open() }),
    print: () => {},
  });
  let broken = 0;
  for (const { run } of promises) {
    try {
      await run();
    } catch (error) {
      broken += 1;
      console.log((error as Error).message);
    }
  }
  console.log(`${name}: ${broken} of ${promises.length} promises broken`);
}
