/** A whole number of 32 bits, with sign, that is a function of the text alone. */
export function seedOf(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  return mix(bits);
}

/** From -1 to 1, a function of three whole numbers alone. */
export function randomPoint(seed: number, kind: number, index: number): number {
  return mix(Math.imul(index, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca77) ^ seed) / 2 ** 31;
}

/** Spreads the difference of a single bit over all of them. */
function mix(given: number): number {
  let bits = given;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}
