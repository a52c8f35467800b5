/** Numbers in [0, 1), the same ones for the same seed: Marsaglia's xorshift of 32 bits. */
export function createRandom(seed) {
  // Zero would stay zero, and small seeds begin alike, so they are spread first.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 8; warm++) random();
  return {
    random,
    between: (least, most) => least + random() * (most - least),
    oneOf: (things) => things[Math.floor(random() * things.length)],
  };
}
