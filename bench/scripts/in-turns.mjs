/**
 * Measures each contender once a round, in turns, so that a slow moment of the machine hits all alike; the first
 * round only warms the caches. Gives the figures of each by its name.
 */
export async function inTurns(rounds, contenders) {
  const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(contenders)) {
      const figure = await measure();
      if (round > 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** Milliseconds that this takes. */
export async function millisecondsOf(work) {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}
