import { type JsonObject, parseTokenRecord, TokenManager, type TokenRecord } from "../../src/index.js";
import { ModelServer } from "./model-server.js";
import { Rules, storedToken } from "./rules.js";
import { SharedStore } from "./shared-store.js";
import { type MakeSubject, SimulatedProcess, type Surroundings } from "./simulated-process.js";
import type { Setting, Step } from "./steps.js";
import { delay, pass, sleep } from "./virtual-time.js";
import type { Witness } from "./witness.js";

const HOUR_MS = 3_600_000;
const MAX_PROCESSES = 4;
/** After which nobody waits for a lock or to try again any more. */
const LONGEST_TROUBLE_MS = 600_000;

/** Processes, the store they share, their server, and programs of others that touch both. */
export class World {
  readonly server: ModelServer;
  readonly store: SharedStore;
  readonly rules: Rules;
  readonly processes: SimulatedProcess[] = [];
  readonly #setting: Setting;
  readonly #around: Surroundings;
  /** What a rival program once read and still holds. */
  #rivalMemory: string;
  #started = 0;

  constructor(setting: Setting, makeSubject: MakeSubject = (options) => new TokenManager(options)) {
    this.#setting = setting;
    this.server = new ModelServer(setting.rotation, setting.lifeSeconds);
    const first = this.server.logIn();
    this.#rivalMemory = first.token.refresh_token;
    this.store = new SharedStore(first);
    if (setting.startsExpired) sleep(setting.lifeSeconds * 1000);
    this.rules = new Rules(this.server, this.store, setting);
    this.rules.store.seen(first);
    let latency = 0;
    this.#around = {
      server: this.server,
      store: this.store,
      rules: this.rules,
      makeSubject,
      setting,
      nextLatency: () => setting.latencies[latency++ % setting.latencies.length] ?? 0,
    };
    for (const hours of setting.offsetHours) this.#start(hours);
  }

  get live(): SimulatedProcess[] {
    return this.processes.filter(({ state }) => state === "live");
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await this.#take(step);
      // Everything that needs no time, so that a step is over its first await point before the next.
      await pass(0);
      this.rules.observe();
    }
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case "call":
        return this.#at(step.process, (one) => {
          for (let call = 0; call < step.times; call++) void this.#call(one);
        });
      case "report-refused":
        return this.#at(step.process, (one) => void this.#call(one, this.#refusedTokenOf(one)));
      case "refuse-access-tokens":
        return this.server.refuseAccessTokens();
      case "pass":
        return await pass(step.ms);
      case "sleep":
        return this.#sleep(step.hours * HOUR_MS);
      case "jump":
        return this.#jump(step.process, step.hours * HOUR_MS);
      case "server-fault":
        this.server.faults.push(...Array.from({ length: step.times }, () => step.fault));
        return;
      case "fail-saves":
        return this.#at(step.process, (one) => {
          one.failingSaves = step.times;
        });
      case "fail-loads":
        return this.#at(step.process, (one) => {
          one.failingLoads = step.times;
        });
      case "foreign-lock":
        void this.store.memory.withLock(() => delay(step.seconds * 1000), { waitMs: 1e9, holdMs: 1e9 });
        return;
      case "crash":
        return this.#at(step.process, (one) => one.plan("crash", step.after));
      case "lose-lock":
        return this.#at(step.process, (one) => one.plan("loseLock", step.after));
      case "start":
        return this.#start(step.offsetHours);
      case "rival-refresh":
        return void this.#rivalRefresh(step.from, step.ms);
      case "put-back":
        return this.#overwrite(this.store.past.at(-1 - step.back));
      case "login":
        return await this.#logIn(step.by);
      case "logout":
        return this.#at(step.process, (one) => void this.#logOut(one));
      case "status":
        return this.#at(step.process, ({ witness, manager }) => {
          void this.rules.callers.follow(witness, "status", () => manager.status());
        });
      case "close":
        return this.#at(step.process, (one) => void this.#close(one));
    }
  }

  /** All trouble ends. Everybody is used, as programs use it, for longer than an access token lives. */
  async calmDown(): Promise<void> {
    this.server.faults = [];
    for (const one of this.processes) one.calmDown();
    await pass(LONGEST_TROUBLE_MS);
    for (const { witness } of this.live) {
      const hasSeenAll = !this.rules.wasDisturbed(witness.lookedAt, ["foreign-write"]);
      if (hasSeenAll) this.rules.store.mustHold(witness);
    }
    for (let round = 0; round < 5; round++) {
      for (const one of this.live) await this.#use(one);
      await pass((this.#setting.lifeSeconds / 3) * 1000);
    }
  }

  /** What has to hold once it is calm. */
  async check(): Promise<void> {
    this.rules.callers.mustBeAnswered();
    for (const one of this.live) this.rules.store.mustHold(one.witness);
    for (const one of this.live) {
      const refreshToken = String(storedToken(this.store)?.["refresh_token"]);
      if (!this.server.wouldRefresh(refreshToken) || (await this.#use(one))) continue;
      this.rules.broken(9, `${one.witness.name} has no working token although the stored login works`);
    }
  }

  /** As any client of the API does: asks for a token, and again when the API refuses it. True if one works. */
  async #use(one: SimulatedProcess): Promise<boolean> {
    for (let attempt = 0; attempt < 2; attempt++) {
      void this.#call(one, this.#refusedTokenOf(one));
      await pass(5_000);
      if (one.lastToken !== undefined && this.server.accepts(one.lastToken)) return true;
    }
    return false;
  }

  async #call(one: SimulatedProcess, rejected?: string): Promise<void> {
    const token = await this.rules.callers.getAccessToken(one.witness, rejected, () =>
      one.manager.getAccessToken({ rejected }),
    );
    one.lastToken = token ?? one.lastToken;
  }

  #refusedTokenOf({ lastToken }: SimulatedProcess): string | undefined {
    return lastToken === undefined || this.server.accepts(lastToken) ? undefined : lastToken;
  }

  #at(index: number | "all", act: (one: SimulatedProcess) => void): void {
    const { live } = this;
    for (const one of index === "all" ? live : live.slice(index % live.length).slice(0, 1)) act(one);
  }

  #start(offsetHours: number): void {
    if (this.live.length === MAX_PROCESSES) return;
    const one = new SimulatedProcess(`process ${++this.#started}`, offsetHours * HOUR_MS, this.#around);
    this.processes.push(one);
    this.rules.witnesses.add(one.witness);
  }

  #jump(process: number | "all", ms: number): void {
    this.#at(process, ({ witness }) => {
      // A record reckoned with two clocks is as wrong as their difference, and passes for newer or older than it is.
      if (witness.postsInFlight > 0) return;
      witness.offsetMs += ms;
      this.#moved(witness);
    });
  }

  #sleep(ms: number): void {
    // The same comes of a clock that is wrong before and of an answer that is read long after it was made.
    if ([...this.rules.witnesses].some(({ postsInFlight, offsetMs }) => postsInFlight > 0 && offsetMs !== 0))
      return;
    sleep(ms);
    for (const witness of this.rules.witnesses) this.#moved(witness);
  }

  #moved(witness: Witness): void {
    this.rules.observe();
    witness.jumpedAt = this.rules.moment;
  }

  async #logIn(by: number | "rival"): Promise<void> {
    // An `adopt` looks at no times: of two logins at once the one stored last stays, whichever is later.
    if (this.processes.some(({ state, witness }) => state !== "crashed" && witness.adopting.size > 0)) return;
    // Logins are told apart by the second: nobody types a password twice within one.
    await pass(Math.max(0, this.server.lastLoginAt + 1_000 - Date.now()));
    const record = this.server.logIn();
    this.rules.store.seen(record);
    if (by === "rival") {
      this.#rivalMemory = record.token.refresh_token;
      return this.#overwrite(record);
    }
    this.#at(by, (one) => void this.#adopt(one, record));
  }

  async #adopt(one: SimulatedProcess, record: TokenRecord): Promise<void> {
    const login = this.server.grantOf(record.token.access_token)?.login ?? -1;
    one.witness.adopting.add(login);
    await this.rules.callers.follow(one.witness, "adopt", () => one.manager.adopt(record));
    one.witness.adopting.delete(login);
  }

  async #logOut({ witness, manager }: SimulatedProcess): Promise<void> {
    const result = await this.rules.callers.follow(witness, "logout", () => manager.logout());
    // Even where nothing is cleared, because a later login is stored: this process has dropped its own.
    if (result !== undefined) witness.release();
  }

  async #rivalRefresh(from: "store" | "memory", ms: number): Promise<void> {
    const stored = storedToken(this.store)?.["refresh_token"];
    if (from === "store" && typeof stored === "string") this.#rivalMemory = stored;
    const grant = this.server.refresh(this.#rivalMemory);
    this.rules.observe();
    await delay(ms);
    if (grant === undefined) return;
    this.#rivalMemory = grant.refreshToken;
    this.#overwrite(this.server.record(grant));
  }

  #overwrite(value: JsonObject | TokenRecord | undefined): void {
    if (value === undefined) return;
    this.store.overwrite(parseTokenRecord(value, "what a foreign program writes"));
    this.rules.store.overwritten(value);
  }

  async #close(one: SimulatedProcess): Promise<void> {
    one.state = "closed";
    const { rules } = this;
    const { lookedAt } = one.witness;
    const begunAt = rules.moment;
    await rules.callers.follow(one.witness, "close", () => one.manager.close());
    // It may have died of it.
    if (!rules.witnesses.delete(one.witness)) return;
    const couldNotStore = rules.wasDisturbed(begunAt, ["failed-save", "failed-load"], one.witness);
    const couldNotSee = rules.wasDisturbed(lookedAt, ["foreign-write"]);
    if (!couldNotStore && !couldNotSee) rules.store.mustHold(one.witness);
  }
}
