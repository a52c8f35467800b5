import { test } from "vitest";
import { shareLogin } from "./support/login-processes.js";

// The second is answered only after the logout has waited for the lock as long as it does.
test.concurrent.for([{ answerMs: 700 }, { answerMs: 7_000 }])(
  "logout in one process while another's refresh takes $answerMs ms: signed out stays signed out",
  async ({ answerMs }, { expect, onTestFinished }) => {
    const { sandbox, start, stored } = await shareLogin(onTestFinished);
    const [refreshing, leaving] = [start({ refreshTimeoutMs: 20_000 }), start({ refreshTimeoutMs: 1_000 })];
    expect([await refreshing.say("get"), await leaving.say("get")]).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
    sandbox.clearJournal();
    sandbox.addFault({ path: "/v1/oauth/token", delayMs: answerMs, process: true });
    const refresh = refreshing.say("renew");
    const faultsToCome = async () => (await fetch(`${sandbox.url}/sandbox/faults`)).json();
    await expect.poll(faultsToCome, { timeout: 10_000 }).toEqual([]);
    expect(await leaving.say("logout")).toMatchObject({ cleared: true });
    await refresh;
    expect(stored()).toBeUndefined();
    expect(await refreshing.say("renew")).toMatchObject({ code: "login-required" });
    expect(await leaving.say("renew")).toMatchObject({ code: "login-required" });
    expect(stored()).toBeUndefined();
  },
);
