import fc from "fast-check";
import type { Rotation, ServerFault } from "./model-server.js";

/** One thing that happens in a world. A list of them is a run, and can be written into a test as it stands. */
export type Step =
  | { readonly do: "call"; readonly process: number | "all"; readonly times: number }
  | { readonly do: "report-refused"; readonly process: number }
  | { readonly do: "refuse-access-tokens" }
  | { readonly do: "pass"; readonly ms: number }
  | { readonly do: "sleep"; readonly hours: number }
  | { readonly do: "jump"; readonly process: number | "all"; readonly hours: number }
  | { readonly do: "server-fault"; readonly fault: ServerFault; readonly times: number }
  | { readonly do: "fail-saves" | "fail-loads"; readonly process: number; readonly times: number }
  | { readonly do: "foreign-lock"; readonly seconds: number }
  /** At the so many-th await point of the process from now. */
  | { readonly do: "crash" | "lose-lock"; readonly process: number; readonly after: number }
  | { readonly do: "start"; readonly offsetHours: number }
  | { readonly do: "rival-refresh"; readonly from: "store" | "memory"; readonly ms: number }
  | { readonly do: "put-back"; readonly back: number }
  | { readonly do: "login"; readonly by: number | "rival" }
  | { readonly do: "logout" | "status" | "close"; readonly process: number };

/** What a run begins with. */
export interface Setting {
  readonly rotation: Rotation;
  /** Of an access token. */
  readonly lifeSeconds: number;
  /** Whether the first one's is over already. */
  readonly startsExpired: boolean;
  readonly refreshAhead: "background" | "wait";
  /** Whether the store tells its users of changes. */
  readonly tells: boolean;
  /** Of the first processes' clocks: how many hours each is ahead of the true one. */
  readonly offsetHours: readonly number[];
  /** Milliseconds that storage calls take, and a tenth of what messages take; one by one, and again from the start. */
  readonly latencies: readonly number[];
}

const process = fc.nat(3);
const oneOrAll = fc.oneof(process, fc.constant("all" as const));
const times = fc.integer({ min: 1, max: 3 });
const offsetHours = fc.constantFrom(0, 0, 0, 5, -5, 72);

// Small pieces of time fall between two await points, large ones between two lives of a token.
const ms = fc.oneof(
  { weight: 4, arbitrary: fc.nat(200) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }).map((seconds) => seconds * 1000) },
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 40 }).map((minutes) => minutes * 60_000) },
);

const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant("call" as const), process: oneOrAll, times }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant("pass" as const), ms }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("report-refused" as const), process }) },
  { weight: 3, arbitrary: fc.constant({ do: "refuse-access-tokens" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("sleep" as const), hours: fc.constantFrom(1, 9, 80) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("jump" as const),
      process: oneOrAll,
      hours: fc.constantFrom(1, -1, 30, -30),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("server-fault" as const),
      fault: fc.constantFrom<ServerFault[]>(
        "503",
        "429",
        "html-403",
        "cut-before",
        "cut-after",
        "slow",
        "hanging",
      ),
      times,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("fail-saves" as const, "fail-loads" as const),
      process,
      times,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("foreign-lock" as const), seconds: fc.constantFrom(1, 50) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("crash", "lose-lock"), process, after: fc.nat(10) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("start" as const), offsetHours }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("rival-refresh" as const),
      from: fc.constantFrom("store" as const, "memory" as const),
      ms: fc.nat(60),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("put-back" as const), back: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("login" as const),
      by: fc.oneof(process, fc.constant("rival" as const)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("logout", "status", "close"), process }),
  },
);

export const someSetting: fc.Arbitrary<Setting> = fc.record({
  rotation: fc.constantFrom<Rotation[]>("off", "strict", "grace"),
  lifeSeconds: fc.constantFrom(1800, 120),
  startsExpired: fc.boolean(),
  refreshAhead: fc.constantFrom("background" as const, "wait" as const),
  tells: fc.boolean(),
  offsetHours: fc.array(offsetHours, { minLength: 1, maxLength: 3 }),
  latencies: fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }),
});

export const someSteps: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 40, size: "max" });
