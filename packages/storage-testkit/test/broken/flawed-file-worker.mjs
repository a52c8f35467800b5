import { runTask } from "@schwab-kit/storage-testkit/node";
import { flawedFile } from "./flawed-file.mjs";

await runTask(flawedFile);
