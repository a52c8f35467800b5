/** Dollars rounded to whole cents. */
export function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
