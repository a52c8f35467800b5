import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cachedCertificate } from "@schwab-kit/login-flow/node";
import type { Sandbox, SandboxOptions } from "@schwab-kit/sandbox";
import { expect } from "vitest";
import { clientOf } from "./logged-in.js";
import { type Finished, folder, run } from "./run.js";
import { environmentOf, sandboxFor } from "./sandbox.js";

/** A set-up with nothing wrong, for a test to break. */
export interface Patient {
  readonly sandbox: Sandbox;
  /** `~/.schwab` of the set-up: token and certificate are there. */
  readonly directory: string;
  readonly tokenFile: string;
  readonly env: Record<string, string>;
}

interface Diagnosis extends Finished {
  readonly findings: { check: string; result: string; code?: string; found: string; remedy?: string }[];
}

export async function healthy(options: SandboxOptions = {}): Promise<Patient> {
  const sandbox = await sandboxFor(options);
  const home = await folder();
  const directory = join(home, ".schwab");
  await mkdir(directory, { mode: 0o700 });
  await cachedCertificate(directory);
  const tokenFile = join(directory, "token.json");
  await (await clientOf(sandbox, tokenFile)).close();
  return { sandbox, directory, tokenFile, env: { HOME: home, ...environmentOf(sandbox, tokenFile) } };
}

/** What the built command finds, by `--json`. */
export async function diagnose({ env }: Pick<Patient, "env">, ...flags: string[]): Promise<Diagnosis> {
  const finished = await run("schwab", ["doctor", "--json", ...flags], { env });
  return { ...finished, findings: JSON.parse(finished.stdout) };
}

/** Codes of what is wrong, in order. */
export function codesOf({ findings }: Diagnosis): string[] {
  return findings.flatMap(({ code }) => code ?? []);
}

/** Writes the stored record anew, its times so many seconds earlier. */
export async function ageLogin({ tokenFile }: Patient, seconds: number): Promise<void> {
  const record = JSON.parse(await readFile(tokenFile, "utf8"));
  record.creation_timestamp -= seconds;
  record.token.expires_at -= seconds;
  await writeFile(tokenFile, JSON.stringify(record));
}

/** What is really broken; the codes that are to be found, and no others; and how it gets broken. */
export type BrokenSetup = readonly [
  name: string,
  codes: readonly string[],
  breakIt: (patient: Patient) => unknown,
];

/** Breaks a healthy set-up, and expects just these findings, each with its remedy. */
export async function expectFound(...[_, codes, breakIt]: BrokenSetup): Promise<void> {
  const patient = await healthy();
  await breakIt(patient);
  const diagnosis = await diagnose(patient);
  expect(codesOf(diagnosis), diagnosis.stdout).toEqual(codes);
  expect(diagnosis.findings).toHaveLength(21);
  const wrong = diagnosis.findings.filter(({ code }) => code !== undefined);
  for (const { remedy } of wrong) expect(remedy).toMatch(/^[A-Z].+/);
  expect(diagnosis.code).toBe(wrong.some(({ result }) => result === "problem") ? 6 : 0);
}
