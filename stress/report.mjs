/** What the run must not have, or must have, as sentences; none when it proves what it should. */
export function failuresIn({ control, locks, login }) {
  const failures = [];
  const expect = (isMet, sentence) => {
    if (!isMet) failures.push(sentence);
  };
  expect(control.overlaps.count > 0, "The naive lock showed no overlap, so this run proves nothing.");
  for (const [name, { kills, acquisitions }] of Object.entries({ locks, login })) {
    expect(kills > 0 && acquisitions > 0, `The phase "${name}" had no kill or no acquisition.`);
  }
  expect(login.refreshes > 0, "Nothing was refreshed.");
  expect(locks.overlaps.count + login.overlaps.count === 0, "Two held the lock at once.");
  expect(login.lockouts === 0, "The login was lost without a kill that took it.");
  expect(login.reads.corrupt.length === 0, `Corrupt reads: ${tally(login.reads.corrupt)}.`);
  expect(login.works === true, `The stored grant did not work in the end: ${login.works}.`);
  for (const { unexpected, crashes } of [control, locks, login]) {
    expect(unexpected.length === 0, `Unexpected errors: ${tally(unexpected)}.`);
    expect(crashes.length === 0, `Workers ended by themselves: ${crashes.join("\n")}`);
  }
  return failures;
}

export function report(results) {
  const { control, locks, login } = results;
  const { orphaned } = login;
  const both = (of) => `${of(locks) + of(login)} (lock alone ${of(locks)}, sharing a login ${of(login)})`;
  const failures = failuresIn(results);
  const lines = [
    ["kills", both(({ kills }) => kills)],
    ["stops", both(({ stops }) => stops)],
    ["acquisitions", both(({ acquisitions }) => acquisitions)],
    ["overlaps", both(({ overlaps }) => overlaps.count)],
    [
      "control",
      `${control.overlaps.count} overlaps of the naive lock, in ${control.acquisitions} acquisitions`,
    ],
    [
      "refreshes",
      `${login.refreshes} for ${login.expiries} expiries, ${login.madeAgain} of them again after a kill or a stop: ${ratio(login)} for each`,
    ],
    ["API calls", `${login.apiCalls} answered with 200`],
    [
      "orphaned",
      `${orphaned.byKill + orphaned.byStop} (by a kill ${orphaned.byKill}, by a stop ${orphaned.byStop})`,
    ],
    [
      "lockouts",
      `${login.lockouts} (and ${login.excused} while the login was orphaned or in a stopped process only)`,
    ],
    [
      "corrupt reads",
      `${login.reads.corrupt.length} (of the orchestrator's ${login.reads.count} and the workers')`,
    ],
    [
      "in the end",
      login.works === true ? "the stored grant works" : `the stored grant fails: ${login.works}`,
    ],
  ];
  return [
    ...lines.map(([name, text]) => `${name.padEnd(14)}${text}`),
    ...[...locks.overlaps.examples, ...login.overlaps.examples].map(overlapInWords),
    ...failures.map((failure) => `FAILED: ${failure}`),
    ...(failures.length === 0 ? ["passed"] : []),
  ].join("\n");
}

/** Of refreshes to expiries, without those that nobody could have spared. */
function ratio({ refreshes, expiries, madeAgain }) {
  return ((refreshes - madeAgain) / Math.max(1, expiries)).toFixed(2);
}

function overlapInWords([a, b]) {
  const span = ({ worker, from, to }) => `${worker} from ${from.toFixed(1)} to ${to.toFixed(1)}`;
  return `overlap: worker ${span(a)} ms, worker ${span(b)} ms`;
}

function tally(codes) {
  const counts = new Map();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} × ${count}`).join(", ");
}
