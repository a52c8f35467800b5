import { chromium } from "playwright-core";
import { freePort } from "../free-port.mjs";
import { bundleIn, namesOf } from "./bundle.mjs";
import { importFrom } from "./stage.mjs";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

async function inPageAt(executablePath, url, work) {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...quiet] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(url);
    const result = await work(page);
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await browser.close();
  }
}

/** Runs a bundle in the page and gives what it then has as `globalThis.result`. */
async function resultOf(page, code) {
  await page.addScriptTag({ type: "module", content: code });
  return await (await page.waitForFunction("globalThis.result")).jsonValue();
}

/** Loads every portable entry in a page; gives the names that each exports. */
export async function loadInChromium(chromiumPath, folder, entries, { sandbox }) {
  const code = await bundleIn(folder, `${namesOf(entries)}globalThis.result = exported;`);
  // A page of 127.0.0.1 is a secure one, as a page by https is.
  return await inPageAt(chromiumPath, sandbox.url, (page) => resultOf(page, code));
}

/** Runs an example in a page that the installed gateway serves, and that is signed in; gives its `authorization`. */
export async function exampleInChromium(chromiumPath, folder, code, { sandbox, record }) {
  const { startGateway } = await importFrom(folder, "@schwab-kit/gateway/node");
  const { appKey, appSecret, callbackUrl, url: baseUrl } = sandbox;
  const serve = () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
  const gateway = await startGateway({
    port: await freePort(),
    appKey,
    appSecret,
    callbackUrl,
    baseUrl,
    serve,
  });
  try {
    const issued = { ...record, issuer: new URL(gateway.url).origin };
    const signsIn = `
      import { TokenManager } from "@schwab-kit/core";
      import { openIndexedDbStorage } from "@schwab-kit/storage-indexeddb";
      globalThis.appKey = ${JSON.stringify(appKey)};
      const storage = await openIndexedDbStorage();
      const tokens = new TokenManager({ storage, appKey, baseUrl: location.origin });
      await tokens.adopt(${JSON.stringify(issued)});
      globalThis.result = "signed in";`;
    return await inPageAt(chromiumPath, gateway.url, async (page) => {
      await resultOf(page, await bundleIn(folder, signsIn));
      await page.evaluate("globalThis.result = undefined");
      return await resultOf(page, await bundleIn(folder, `${code}\nglobalThis.result = authorization;`));
    });
  } finally {
    await gateway.close();
  }
}
