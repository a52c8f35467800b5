import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Gives a module as a program in this folder would get it. */
export function importFrom(folder, entry) {
  return import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(entry)).href);
}

/** The installed sandbox, and a login at it: `{ sandbox, record }`. */
export async function startSandboxOf(folder, options = {}) {
  const { startSandbox } = await importFrom(folder, "@schwab-kit/sandbox");
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  try {
    return { sandbox, record: await logIn(folder, sandbox) };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

async function logIn(folder, { appKey, appSecret, callbackUrl, url: baseUrl }) {
  const { completeAuthorization, createAuthorization } = await importFrom(folder, "@schwab-kit/login-flow");
  const context = createAuthorization({ appKey, callbackUrl, baseUrl });
  const approved = await fetch(context.authorizationUrl, { redirect: "manual" });
  await approved.arrayBuffer();
  const received = approved.headers.get("location");
  const { record } = await completeAuthorization(context, received, { appKey, appSecret });
  return record;
}
