// Makes a picture of every state of the page, in light and dark, wide and narrow:
//   npm run demo:screenshots -- FOLDER
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { freePort } from "../../../scripts/free-port.mjs";
import { startDemo } from "../dist/server/start-demo.js";
import { states } from "./states.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Give a folder for the pictures: npm run demo:screenshots -- FOLDER\n");
  process.exit(1);
}
const pageFolder = fileURLToPath(new URL("../dist/page/", import.meta.url));
const sizes = { wide: { width: 1440, height: 960 }, narrow: { width: 390, height: 844 } };

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      const demo = await startDemo({ mode: "sandbox", port: await freePort() }, pageFolder);
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const visit = { demo, context, page };
      for (const [index, [name, reach]] of Object.entries(states).entries()) {
        await reach(visit);
        // What the state is made of has come; its fonts and the chart's canvas need a moment more.
        await page.waitForTimeout(250);
        // What sticks to the window would lie in the middle of a whole page.
        if (!name.startsWith("hood")) await page.evaluate(() => scrollTo(0, 0));
        const file = `${String(index + 1).padStart(2, "0")}-${name}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: !name.startsWith("hood") });
      }
      await context.close();
      await demo.close();
      process.stdout.write(`${size}, ${colorScheme}: ${Object.keys(states).length} pictures\n`);
    }
  }
} finally {
  await browser.close();
}
process.stdout.write(`They are in ${resolve(folder)}\n`);
