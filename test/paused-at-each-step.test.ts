import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { test, vi } from "vitest";
import { type Answer, type LoginProcess, shareLogin } from "./support/login-processes.js";

const exec = promisify(execFile);

const onTheWay = "while its answer is on the way";
const steps = [
  "before the POST",
  onTheWay,
  "after its answer",
  "before compare",
  "between compare and rename",
] as const;
const cases = (["strict", "grace"] as const).flatMap((rotate) => steps.map((step) => ({ step, rotate })));

// All at once, because each waits for the lock of a stopped process to be too old.
vi.setConfig({ maxConcurrency: cases.length });
test.concurrent.for(cases)(
  "another refreshes while a process is stopped $step, then that goes on: rotation $rotate",
  async ({ step, rotate }, { expect, onTestFinished }) => {
    const { sandbox, start, stored } = await shareLogin(onTestFinished, { rotateRefreshTokens: rotate });
    // Long for a request on loopback, so that a busy machine is late for none; short, as the others wait for it.
    const paused = start({ refreshTimeoutMs: 5_000 });
    expect(await paused.say("renew")).toMatchObject({ status: 200 });
    if (step === onTheWay) sandbox.addFault({ path: "/v1/oauth/token", delayMs: 700 });
    else await paused.say(`pause ${step}`);
    const refresh = paused.say("renew");
    if (step === onTheWay) {
      const faultsToCome = async () => (await fetch(`${sandbox.url}/sandbox/faults`)).json();
      await expect.poll(faultsToCome, { timeout: 10_000, interval: 20 }).toEqual([]);
      paused.child.kill("SIGSTOP");
    }
    await expect.poll(() => isStopped(paused), { timeout: 10_000, interval: 200 }).toBe(true);
    // It waits for longer than the stopped one may have the lock, so it works under the lock, not without it.
    const other = start({ refreshTimeoutMs: 15_000 });
    const meanwhile = await other.say("renew");
    expect(await isStopped(paused)).toBe(true);
    if (rotate === "strict" && step !== "before the POST") {
      // The only live grant is in the stopped process.
      expect(meanwhile).toMatchObject({ code: "login-required" });
    } else {
      expect(meanwhile).toMatchObject({ status: 200 });
    }

    paused.child.kill("SIGCONT");
    const continued = await refresh;
    if (step === "before the POST") {
      // The time of its request was over before it was sent. On a busy machine the answer comes even so, to a request
      // that counts from before the stop: then the other's grant is the newer one.
      expect(continued).toMatchObject(lateAnswer(continued));
      expect([newest(meanwhile), newest(continued)]).toContain(stored());
    } else {
      expect(continued).toMatchObject({ status: 200 });
      expect(stored()).toBe(newest(continued, meanwhile));
    }

    sandbox.expireAccessTokens();
    for (const process of [other, paused]) {
      // The first may be what the other had stored, which has ended too; the second is fresh.
      await process.say("renew");
      expect(await process.say("renew")).toMatchObject({ status: 200 });
    }
    expect(stored()).toBe(newest(await other.say("get"), await paused.say("get")));
  },
);

function lateAnswer({ code }: Answer): Partial<Answer> {
  return code === undefined ? { status: 200 } : { code: "token-endpoint-outcome-unknown", retryable: true };
}

async function isStopped({ child }: LoginProcess): Promise<boolean> {
  const { stdout } = await exec("ps", ["-o", "stat=", "-p", String(child.pid)]);
  return stdout.startsWith("T");
}

function newest(...answers: readonly Answer[]): string | undefined {
  return answers.flatMap(({ mints }) => mints).sort((a, b) => b.at - a.at)[0]?.token;
}
