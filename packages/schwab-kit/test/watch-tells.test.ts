import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { printerFor } from "../src/cli/commands/watch/printer.js";
import { tell } from "../src/cli/commands/watch/tell.js";
import { listening } from "./support/listening.js";
import { ageLogin, healthy, type Patient } from "./support/patient.js";
import { type Finished, folder, run } from "./support/run.js";
import { watching } from "./support/watching.js";

/** A login that ends in half a day. */
async function ending(): Promise<Patient> {
  const patient = await healthy();
  await ageLogin(patient, 6.5 * 86_400);
  return patient;
}

const look = (patient: Patient, ...flags: string[]): Promise<Finished> =>
  run("schwab", ["watch", "--once", "--json", ...flags], patient);
const eventsIn = ({ stdout }: Finished) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

interface Hook {
  readonly url: string;
  readonly got: { readonly request: IncomingMessage; readonly body: string }[];
}

/** A webhook that answers with these statuses, and then with 204. */
async function webhook(...statuses: number[]): Promise<Hook> {
  const got: Hook["got"] = [];
  const server = await listening(
    createServer(async (request, response) => {
      got.push({ request, body: await text(request) });
      response.writeHead(statuses.shift() ?? 204, { location: "/elsewhere" }).end();
    }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/SECRET-PATH`, got };
}

async function secretsOf({ tokenFile, sandbox }: Patient): Promise<string[]> {
  const { token } = JSON.parse(await readFile(tokenFile, "utf8"));
  return [token.access_token, token.refresh_token, sandbox.appSecret];
}

test("--run runs a program as it is named, without a shell, with the facts in its environment", async () => {
  const patient = await ending();
  const file = join(patient.directory, "ran.json");
  const program = `require("fs").writeFileSync(process.argv[1], JSON.stringify([process.argv.slice(2), process.env]));
    console.log("printed by it");`;
  const finished = await look(
    patient,
    "--run",
    process.execPath,
    "--",
    "-e",
    program,
    file,
    "$HOME; a b",
    "*",
  );
  expect(finished.code, finished.stderr).toBe(3);
  const [args, env] = JSON.parse(await readFile(file, "utf8"));
  expect(args).toEqual(["$HOME; a b", "*"]);
  expect(env).toMatchObject({
    SCHWAB_LOGIN_STATE: "login-expiring",
    SCHWAB_LOGIN_EXPIRES_AT: expect.stringMatching(/^\d{10}$/),
    SCHWAB_LOGIN_REMAINING_SECONDS: expect.stringMatching(/^43\d{3}$/),
    SCHWAB_LOGIN_MESSAGE: expect.stringContaining("schwab login"),
  });
  const [access, refresh] = await secretsOf(patient);
  expect(JSON.stringify(env)).not.toContain(access);
  expect(JSON.stringify(env)).not.toContain(refresh);
  expect(finished.stderr).toBe("printed by it\n");
  expect(eventsIn(finished)).toMatchObject([
    { event: "login-expiring" },
    { event: "command-ended", exitCode: 0 },
  ]);
});

test("--shell has the shell run the line; a command that fails, or isn't there, makes the exit code 1", async () => {
  const patient = await ending();
  const line = 'echo "$SCHWAB_LOGIN_STATE" | tr a-z A-Z >&2; exit 4';
  const failing = await look(patient, "--shell", "--run", line);
  expect(failing).toMatchObject({ code: 1, stderr: "LOGIN-EXPIRING\n" });
  expect(eventsIn(failing)[1]).toMatchObject({ event: "command-ended", exitCode: 4 });
  const unusable = [
    ["./not-there", "ENOENT"],
    [join(patient.tokenFile, "below-a-file"), "ENOTDIR"],
  ] as const;
  for (const [program, systemCode] of unusable) {
    const { code, stderr } = await look(patient, "--run", program);
    expect(code).toBe(1);
    expect(JSON.parse(stderr).error).toMatchObject({
      code: "config-invalid",
      message: expect.stringContaining(systemCode),
    });
  }
});

test("--post sends the facts and no secret, again when the webhook is away for a moment", async () => {
  const patient = await ending();
  const hook = await webhook(503);
  const finished = await look(patient, "--post", hook.url);
  expect(finished).toMatchObject({ code: 3, stderr: "" });
  expect(hook.got).toHaveLength(2);
  const [, { request, body } = { request: undefined, body: "" }] = hook.got;
  expect(request).toMatchObject({ method: "POST", url: "/hook/SECRET-PATH" });
  expect(request?.headers["content-type"]).toBe("application/json");
  expect(JSON.parse(body)).toEqual({
    state: "login-expiring",
    loginExpiresAt: expect.any(Number),
    remainingSeconds: expect.any(Number),
    message: expect.stringContaining("schwab login"),
  });
  expect(eventsIn(finished)[1]).toMatchObject({ event: "posted", attempts: 2, status: 204 });
  const sent = JSON.stringify([request?.headers, body]);
  for (const secret of await secretsOf(patient)) expect(sent).not.toContain(secret);
});

test.each([400, 302])(
  "a webhook's %i is final: exit code 1, and its address is not shown",
  async (status) => {
    const patient = await ending();
    const hook = await webhook(status);
    const finished = await look(patient, "--post", hook.url);
    expect(finished.code).toBe(1);
    expect(hook.got).toHaveLength(1);
    expect(eventsIn(finished)[1]).toMatchObject({ event: "post-failed", attempts: 1, status });
    const words = await run("schwab", ["watch", "--once", "--post", hook.url], patient);
    expect(finished.stdout + words.stdout + words.stderr).not.toContain("SECRET-PATH");
  },
);

test("a webhook that stays away is given up after three tries, and the watch goes on", async () => {
  const patient = await ending();
  const hook = await webhook(503, 429, 500);
  const watch = watching(patient, "--post", hook.url);
  expect(await watch.last("post-failed")).toMatchObject({ attempts: 3, status: 500 });
  expect(hook.got).toHaveLength(3);
  watch.child.kill("SIGTERM");
  expect((await watch.ended).code).toBe(0);
});

test("SIGTERM ends the command that runs, and then the watch", async () => {
  const patient = await ending();
  const [begun, ended] = ["begun", "ended"].map((name) => join(patient.directory, name));
  await writeFile(
    join(patient.directory, "slow.mjs"),
    `import { writeFileSync } from "node:fs";
    process.once("SIGTERM", () => { writeFileSync(${JSON.stringify(ended)}, ""); process.exit(0); });
    setInterval(() => {}, 1_000);
    writeFileSync(${JSON.stringify(begun)}, "");`,
  );
  const watch = watching(patient, "--run", process.execPath, "--", join(patient.directory, "slow.mjs"));
  await expect.poll(() => existsSync(begun ?? ""), { timeout: 15_000 }).toBe(true);
  watch.child.kill("SIGTERM");
  expect(await watch.ended).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(ended ?? "")).toBe(true);
});

test("no command is begun any more once the watch was told to end", async () => {
  const file = join(await folder(), "ran");
  const run = { program: "touch", args: [file], shell: false };
  const notice = { state: "signed-out", loginExpiresAt: null, remainingSeconds: 0, message: "" } as const;
  const signal = AbortSignal.abort(new DOMException("Interrupted.", "AbortError"));
  expect(await tell(notice, { run, post: undefined }, printerFor({ json: true }), signal)).toBe(false);
  expect(existsSync(file)).toBe(false);
});
