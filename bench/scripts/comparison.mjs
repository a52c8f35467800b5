/**
 * Things measured side by side in one run, with what each row's figure is of another row's. `comparedWith` names that
 * other row, the first one unless given; `limit` is the ratio that it must not pass; `isOurs` is whether it is of this
 * project. `isBetter` says which figures are the better ones.
 */
export function comparison({ title, unit, isBetter = "less", rows, notes = [] }) {
  const figures = new Map(rows.map(({ name, figure }) => [name, figure]));
  const compared = rows.map(({ name, figure, isOurs = false, comparedWith = rows[0].name, limit }) => {
    const ratio = Number((figure / figures.get(comparedWith)).toFixed(2));
    if (!(figure > 0) || !(ratio >= 0)) throw new Error(`${name} has no figure that can be compared.`);
    return { name, isOurs, figure: Number(figure.toPrecision(4)), ratio, comparedWith, limit };
  });
  const isBeaten = (ours, by) => (isBetter === "less" ? by.ratio < ours.ratio : by.ratio > ours.ratio);
  const losesTo = (ours) =>
    compared.filter(
      (row) => ours.isOurs && !row.isOurs && row.comparedWith === ours.comparedWith && isBeaten(ours, row),
    );
  return {
    title,
    unit,
    isBetter,
    rows: compared.map((row) => ({ ...row, losesTo: losesTo(row).map(({ name }) => name) })),
    notes,
  };
}

export function isMissed({ ratio, limit }) {
  return limit !== undefined && ratio > limit;
}

/** The head and the cells of a comparison's table. */
export function cellsOf({ unit, rows }) {
  return {
    head: ["", unit, "ratio", "to", "at most", "we lose to"],
    rows: rows.map(({ name, figure, ratio, comparedWith, limit, losesTo }) => [
      name,
      shown(figure),
      ratio.toFixed(2),
      comparedWith === name ? "" : comparedWith,
      limit?.toFixed(2) ?? "",
      losesTo.join(", "),
    ]),
  };
}

/** With three digits that count: more would be different in the next run. */
function shown(figure) {
  if (figure >= 100_000) return `${(figure / 1e6).toFixed(2)} million`;
  if (Number.isInteger(figure)) return String(figure);
  return figure.toFixed(Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(figure)))));
}
