/**
 * Finds a secret in foreign text however it is spelled there: JSON escapes it (also JSON within JSON), addresses
 * percent-encode it, pages use entities. Global, for `replace`.
 */
export function anySpellingOf(secret: string): RegExp {
  return new RegExp(Array.from(secret, spellingsOf).join(""), "g");
}

const entities: Readonly<Record<string, string>> = {
  '"': "quot",
  "'": "apos",
  "&": "amp",
  "<": "lt",
  ">": "gt",
};

/**
 * Each level of JSON within JSON doubles the backslashes. They are counted up to a limit, so that a text full of
 * them takes no long time.
 */
function spellingsOf(character: string): string {
  const literal = `\\\\{0,64}${character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")}`;
  const code = character.charCodeAt(0);
  if (code > 0x7f) return literal;
  const digits = code.toString(16).padStart(2, "0");
  const hex = digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const name = entities[character];
  const entity = `&(?:#0{0,6}${code}|#[xX]0{0,6}${hex}${name === undefined ? "" : `|${name}`});`;
  // What decodes a form makes a blank of a plus.
  const blank = character === "+" ? "| " : "";
  return `(?:${literal}|%(?:25){0,3}${hex}|\\\\{1,64}u00${hex}|${entity}${blank})`;
}
