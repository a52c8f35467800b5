/** The candidates a misspelled value may stand for: a few letters off, or one within the other. */
export function lookalikes(value: string, candidates: readonly string[]): string[] {
  const given = value.toLowerCase();
  return candidates.filter((candidate) => {
    const known = candidate.toLowerCase();
    const changes = editDistance(given, known);
    // With every letter changed it is another word.
    const near = changes <= Math.ceil(known.length / 4) && changes < known.length;
    return near || (given.length >= 3 && (known.includes(given) || given.includes(known)));
  });
}

/** How many letters must be put in, taken out or changed to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
