import { tokenFile } from "@schwab-kit/storage-node-fs";
import { runTask } from "@schwab-kit/storage-testkit/node";

await runTask(tokenFile);
