import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { codeForOrder } from "@schwab-kit/orders";
import { expect, onTestFinished, test } from "vitest";
import { everyTemplate } from "../packages/orders/test/every-template.js";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

test("the code of every template runs as it stands, and builds the same order", async () => {
  const call = (strike: number, day = "261218") => `XYZ   ${day}C00${strike}000`;
  const put = (strike: number) => `XYZ   261218P000${strike}000`;
  const orders = [
    ...everyTemplate({
      equity: "XYZ",
      calls: [call(100), call(105), call(110)],
      puts: [put(90), put(95), "XYZ   261218P00100000"],
      laterCall: call(100, "270115"),
    }).values(),
  ];
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "order-code-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [index, order] of orders.entries()) {
    await writeFile(join(folder, `order-${index}.mjs`), codeForOrder(order));
  }
  const program = orders.map((_, index) => `import { order as o${index} } from "./order-${index}.mjs";`);
  program.push(`console.log(JSON.stringify([${orders.map((_, index) => `o${index}`).join()}]));`);
  await writeFile(join(folder, "all.mjs"), program.join("\n"));
  const { stdout } = await exec(process.execPath, [join(folder, "all.mjs")]);
  expect(JSON.parse(stdout)).toEqual(orders.map((order) => order.build()));
});
