import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  ConfigError,
  errorActions,
  SchwabKitError,
  Secret,
  StorageConflictError,
  StorageError,
} from "../src/index.js";

test("instanceof and code work across two copies of the package", async () => {
  const other: typeof import("../src/errors.js") = await import(
    /* @vite-ignore */ `${new URL("../src/errors.ts", import.meta.url).href}?copy`
  );
  const error = new other.StorageConflictError("token file x");
  expect(other.StorageConflictError).not.toBe(StorageConflictError);
  expect(error).toBeInstanceOf(StorageConflictError);
  expect(error).toBeInstanceOf(StorageError);
  expect(error).toBeInstanceOf(SchwabKitError);
  expect(error).not.toBeInstanceOf(ConfigError);
  expect(error.code).toBe("storage-conflict");
  for (const foreign of [new Error("x"), null, undefined, "storage-conflict", {}]) {
    expect(foreign).not.toBeInstanceOf(SchwabKitError);
  }
});

test("an error says in JSON what it says as text, without its stack", () => {
  const error = new ConfigError("config-missing", "There is no app key. Give one.");
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "ConfigError",
    message: "There is no app key. Give one.",
    code: "config-missing",
    retryable: false,
    action: "fix-config",
  });
  expect(String(error)).toBe("ConfigError: There is no app key. Give one.");
  expect(error.stack).toContain("ConfigError: There is no app key.");
});

test("retryable follows the action, unless the thrower knows better", () => {
  for (const [code, action] of Object.entries(errorActions)) {
    const error = new SchwabKitError(code as keyof typeof errorActions, "x");
    expect([error.action, error.retryable]).toEqual([action, action === "retry"]);
  }
  const once = new SchwabKitError("api-timeout", "x", { retryable: false, action: "report" });
  expect([once.retryable, once.action]).toEqual([false, "report"]);
});

test("a secret prints as [redacted] wherever it ends up", () => {
  const secret = new Secret("hush-hush");
  const shown = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect(secret, { showHidden: true, depth: Number.POSITIVE_INFINITY, customInspect: true }),
    inspect({ nested: [secret] }, { showHidden: true }),
    inspect(secret, { customInspect: false, showHidden: true }),
  ];
  for (const text of shown) expect(text).not.toContain("hush");
  expect(secret.reveal()).toBe("hush-hush");
  expect(Secret.from(secret)).toBe(secret);
});
