import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseTokenRecord, TokenManager } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { startCrew } from "./crew.mjs";
import { digestOf } from "./digest.mjs";
import { createHeldIntervals } from "./held-intervals.mjs";
import { logIn } from "./log-in.mjs";
import { createLoginLedger } from "./login-ledger.mjs";
import { notedFetch } from "./noted-fetch.mjs";
import { createNotesReader, now, openNotes } from "./notes.mjs";
import { openStorage, readAsItIs } from "./storages.mjs";
import { createTroubles } from "./troubles.mjs";

const REFRESH_TIMEOUT_MS = 2_000;
/** What the token manager holds the lock for. */
const HOLD_MS = REFRESH_TIMEOUT_MS + 5_000;
/** More lockouts than that won't tell more. */
const MAX_LOCKOUTS = 200;

/** Lets processes share one login, renew it and use it, while they are killed and stopped. */
export async function shareLogin({ folder, place, processes, rotate, dice, forMs, lockGraceMs }) {
  const notes = join(folder, "login-notes");
  const reader = createNotesReader(notes);
  const storage = await openStorage(place);
  const sandbox = await startSandbox({ autoApprove: true, accessTokenTtl: 2, rotateRefreshTokens: rotate });
  const app = { appKey: sandbox.appKey, appSecret: sandbox.appSecret, baseUrl: sandbox.url };
  const held = createHeldIntervals();
  const ledger = createLoginLedger({ rotate });
  const reads = { count: 0, corrupt: [] };
  const unexpected = [];
  let apiCalls = 0;

  function drain() {
    // In this order a refresh in the journal has its note.
    const journal = sandbox.journal();
    sandbox.clearJournal();
    for (const note of reader.next()) {
      held.take(note);
      ledger.take(note);
      if (note.kind === "corrupt" && reads.corrupt.length < 100) reads.corrupt.push(note.code);
      if (note.kind === "failed" && isUnexpected(note) && unexpected.length < 100)
        unexpected.push(note.message);
    }
    for (const entry of journal) {
      if (entry.grantType === "refresh_token") ledger.takeJournal(entry);
      if (entry.path.startsWith("/marketdata/") && entry.status === 200) apiCalls++;
    }
  }

  /** A process that was stopped in the middle of a request may never learn its outcome. */
  function isUnexpected({ code, worker }) {
    if (code === "login-required") return false;
    const isOfTheStop = code === "token-endpoint-outcome-unknown" || code === "no-answer";
    return !(isOfTheStop && ledger.wasEverStopped(worker));
  }

  async function logInAnew() {
    const record = await logIn(sandbox);
    ledger.loggedIn(digestOf(record.token.refresh_token));
    const manager = new TokenManager({ ...app, storage, refreshTimeoutMs: REFRESH_TIMEOUT_MS });
    await manager.adopt(record);
    ledger.loginStored(now());
    await manager.close();
  }

  async function storedGrant() {
    reads.count++;
    try {
      const value = await readAsItIs(place, storage);
      return digestOf(parseTokenRecord(value, storage.description).token.refresh_token);
    } catch (error) {
      if (reads.corrupt.length < 100) reads.corrupt.push(error.code ?? error.name);
      return undefined;
    }
  }

  /** True when the login was lost to everybody, which only a new one can answer. */
  async function findOrphan() {
    const suspect = ledger.suspect();
    const stored = await storedGrant();
    if (suspect === undefined || suspect !== ledger.suspect() || suspect.minted === stored) return false;
    ledger.orphan(suspect);
    return true;
  }

  async function worksInTheEnd() {
    const manager = new TokenManager({ ...app, storage, fetch: notedFetch(openNotes(notes, 0), 0).fetch });
    try {
      sandbox.expireAccessTokens();
      const rejected = await manager.getAccessToken();
      const token = await manager.getAccessToken({ rejected });
      const url = `${sandbox.url}/marketdata/v1/quotes?symbols=AAPL`;
      return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status === 200;
    } catch (error) {
      return error.code ?? error.name;
    } finally {
      await manager.close();
    }
  }

  let crew;
  let login;
  try {
    await logInAnew();
    // As over the internet: long enough for kills to fall between the server's rotation and its answer.
    sandbox.addFault({ path: "/v1/oauth/token", delayMs: 60, times: 1_000_000 });
    const seed = Math.floor(dice.random() * 1e6);
    crew = startCrew({
      script: "./login-worker.mjs",
      size: processes,
      settingsOf: (worker) => ({
        ...{ worker, notes, place, app },
        refreshTimeoutMs: REFRESH_TIMEOUT_MS,
        seed: seed + worker,
      }),
      onStopped(worker, at) {
        held.stopped(worker, at);
        ledger.stopped(worker, at);
      },
      onEnded(worker, killedAt) {
        drain();
        held.ended(worker, killedAt);
        ledger.ended(worker);
      },
    });
    const endsAt = now() + forMs;
    const trouble = createTroubles({
      ...{ crew, held, dice, endsAt },
      stopMs: HOLD_MS + lockGraceMs + 1000,
      makeAllWait: sandbox.expireAccessTokens,
    });
    while (now() < endsAt && !crew.hasCrashed() && ledger.lockouts().length < MAX_LOCKOUTS) {
      drain();
      trouble();
      if (await findOrphan()) {
        login = logInAnew();
        login.catch(() => {});
      }
      await delay(5);
    }
    await crew.close();
    await login;
    drain();
    if (await findOrphan()) await logInAnew();
    const works = await worksInTheEnd();
    drain();
    return {
      ...crew.counts,
      acquisitions: held.acquisitions,
      overlaps: held.overlaps,
      refreshes: ledger.refreshes,
      ...ledger.expiries(),
      orphaned: ledger.orphaned,
      lockouts: ledger.lockouts().length,
      excused: ledger.excused().length,
      apiCalls,
      reads,
      unexpected,
      works,
    };
  } finally {
    await crew?.close();
    reader.close();
    await storage.close();
    await sandbox.close();
  }
}
