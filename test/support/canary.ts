import { inspect } from "node:util";

/** Every way in which a thing gets shown, and what a debugger would find inside. */
export function shown(thing: unknown): string {
  const inside = thing instanceof Error ? [thing.stack, inspect(thing.cause), thing.message] : [];
  const deep = inspect(thing, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
  return [inspect(thing), deep, JSON.stringify(thing), String(thing), ...inside].join("\n");
}

const each = (text: string, spell: (character: string) => string) => Array.from(text, spell).join("");
const hex = (character: string, digits: number) => character.charCodeAt(0).toString(16).padStart(digits, "0");
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** A secret as servers, pages and logs may spell it; short, so that it looks like no token. */
export function spellings(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  return [
    secret,
    percent,
    percent.replace(/%../g, (byte) => byte.toLowerCase()),
    each(secret, (character) => `%${hex(character, 2)}`),
    new URLSearchParams({ secret }).toString().slice("secret=".length),
    secret.replaceAll("+", " "),
    escaped(secret),
    escaped(secret).replaceAll("/", "\\/"),
    escaped(escaped(secret)).replaceAll("/", "\\\\\\/"),
    each(secret, (character) => (/\w/.test(character) ? character : `\\u${hex(character, 4)}`)),
    each(secret, (character) => `\\\\u${hex(character, 4).toUpperCase()}`),
    each(secret, (character) => (/\w/.test(character) ? character : `&#${character.charCodeAt(0)};`)),
    each(secret, (character) => `&#x${hex(character, 2)};`),
    secret.replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
  ];
}

/** The spellings of these secrets that a text shows, however many backslashes stand in between. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const plain = text.replaceAll("\\", "").toLowerCase();
  return secrets
    .flatMap(spellings)
    .filter((spelling) => plain.includes(spelling.replaceAll("\\", "").toLowerCase()));
}
