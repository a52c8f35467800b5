import { runTask } from "@schwab-kit/storage-testkit/node";

await runTask(async (example, url) => {
  const { objectStorage } = await import(example);
  return objectStorage(url);
});
