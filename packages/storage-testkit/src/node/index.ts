export { runTask } from "./run-task.js";
export { spawnWorker } from "./spawn-worker.js";
