import { startSandbox } from "@schwab-kit/sandbox";

const sandbox = await startSandbox({
  seed: "my-test",
  marketTime: Date.parse("2026-11-27T12:59:00-05:00"),
  speed: 0,
});
const time = () => new Date(sandbox.marketTime()).toISOString();
console.log("a minute before the early close of the day after Thanksgiving:", time());
sandbox.advanceMarket(61_000);
console.log("after it:", time());
await sandbox.close();
