import { tokenFile } from "@schwab-kit/storage-node-fs";
import { type Client, createClient } from "./client.js";
import type { ClientOptions, LoginOptions, TokenWriteFunction } from "./client-options.js";
import { writeOnlyStorage } from "./write-only-storage.js";

/** Where a login's token goes: to a file, or to a function of yours instead. */
export type LoginTarget =
  | { readonly tokenPath: string; readonly tokenWriteFunc?: undefined }
  | { readonly tokenPath?: string | undefined; readonly tokenWriteFunc: TokenWriteFunction };

/**
 * Logs a person in through their browser, always, and supersedes what is stored, only after success. The
 * callback is caught by a server on 127.0.0.1 or pasted at the terminal, whichever comes first.
 * @throws StorageError before the person is bothered, when the token could not be stored
 * @throws LoginError, ConfigError, TokenEndpointError as the login had it
 */
export async function clientFromLoginFlow(
  options: ClientOptions & LoginOptions & LoginTarget,
): Promise<Client> {
  const { login } = await import("@schwab-kit/login-flow/node");
  return await clientFromDriver(options, login);
}

/**
 * Logs a person in by a pasted callback address: for SSH, containers, phones, and callbacks that no server
 * here can listen on.
 */
export async function clientFromManualFlow(
  options: ClientOptions & LoginOptions & LoginTarget,
): Promise<Client> {
  const { pasteLogin } = await import("@schwab-kit/login-flow/node");
  return await clientFromDriver(options, pasteLogin);
}

type Driver = typeof import("@schwab-kit/login-flow/node").login;

async function clientFromDriver(
  options: ClientOptions & LoginOptions & LoginTarget,
  driver: Driver,
): Promise<Client> {
  const storage =
    options.tokenWriteFunc === undefined
      ? tokenFile(options.tokenPath)
      : writeOnlyStorage(options.tokenWriteFunc);
  const client = createClient(storage, options);
  try {
    await client.tokens.prepareLogin();
    const { record } = await driver({
      appKey: options.apiKey,
      appSecret: options.appSecret,
      callbackUrl: options.callbackUrl,
      baseUrl: options.baseUrl,
      timeoutMs: (options.callbackTimeout ?? 300) * 1000,
      interactive: options.interactive,
      browser: options.requestedBrowser,
      openBrowser: options.openBrowser,
      certificate: options.certificate,
      certificateDirectory: options.certificateDirectory,
      signal: options.signal,
      input: options.input,
      output: options.output,
      fetch: options.fetch,
      clock: options.clock,
    });
    await client.tokens.adopt(record, { replaceUnreadable: true });
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}
