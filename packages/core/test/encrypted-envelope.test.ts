import { createDecipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { encryptedStorage } from "../src/encrypted/index.js";
import { type JsonObject, memoryStorage } from "../src/index.js";
import { rejection } from "./support.js";

const bytes = createHash("sha256").update("a key for tests").digest();
const key = (id = "2026") => ({ id, key: bytes });
const header = {
  format: "schwab-kit-encrypted",
  version: 1,
  algorithm: "A256GCM",
  keyId: "2026",
};

/** Made once with node:crypto's createCipheriv, and never again: old files have to stay readable. */
const known = {
  ...header,
  iv: "AAECAwQFBgcICQoL",
  ciphertext:
    "REU4hisqfQoR4b4Aczt52MbZj5enYA7xVM5fo6XyFfLQn6k9i9LtAnIn8dzX-DQ_rQ67vTua3cGdx-kJW5mcoCxoAnoBRBDLaYHGoPtGOKpmQUs",
};
const knownValue = { creation_timestamp: 1764000000, token: { access_token: "I0.ü@" } };

const load = (value: JsonObject) => encryptedStorage(memoryStorage(value), { key }).load();

async function written(value: JsonObject): Promise<JsonObject> {
  const inner = memoryStorage();
  await encryptedStorage(inner, { key }).save(value, { expected: undefined });
  return (await inner.load())?.value as JsonObject;
}

test("an envelope written by another implementation is read", async () => {
  expect((await load(known))?.value).toEqual(knownValue);
});

test("what is written can be decrypted by another implementation, as the documentation describes it", async () => {
  const envelope = await written(knownValue);
  expect(envelope).toEqual({ ...header, iv: expect.any(String), ciphertext: expect.any(String) });
  const sealed = Buffer.from(envelope["ciphertext"] as string, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", bytes, Buffer.from(envelope["iv"] as string, "base64url"));
  decipher.setAAD(Buffer.from("schwab-kit-encrypted.1.A256GCM.2026"));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = decipher.update(sealed.subarray(0, -16), undefined, "utf8") + decipher.final("utf8");
  expect(JSON.parse(text)).toEqual(knownValue);
});

test("every write has an iv of its own", async () => {
  const envelopes = await Promise.all(Array.from({ length: 500 }, () => written({ n: 1 })));
  expect(new Set(envelopes.map(({ iv }) => iv)).size).toBe(500);
  expect(new Set(envelopes.map(({ ciphertext }) => ciphertext)).size).toBe(500);
});

test("the header is authenticated: the same key under another id decrypts nothing", async () => {
  expect(await rejection(load({ ...known, keyId: "2027" }))).toMatchObject({ code: "storage-wrong-key" });
});

test("a newer version is an error of its own, and nothing may replace it", async () => {
  for (const newer of [
    { ...known, version: 2 },
    { format: header.format, version: 1_000, cipher: "?" },
  ]) {
    const error = await rejection(load(newer));
    expect(error).toMatchObject({ code: "storage-too-new", action: "fix-config", retryable: false });
    expect(error).toHaveProperty("revision", undefined);
  }
});

test.each<[string, JsonObject]>([
  ["version", { ...known, version: 0 }],
  ["version", { ...known, version: "1" }],
  ["algorithm", { ...known, algorithm: "A128GCM" }],
  ["key id", { ...known, keyId: "" }],
  ["key id", { ...known, keyId: "line\nbreak" }],
  ["iv", { ...known, iv: known.iv.slice(0, -4) }],
  ["iv", { ...known, iv: "AAECAwQFBgcICQo!" }],
  ["ciphertext", { ...known, ciphertext: 5 }],
  ["ciphertext", { ...known, ciphertext: "AAECAwQFBgcICQoLDA0ODw" }],
  ["ciphertext", { ...known, ciphertext: `${known.ciphertext}=` }],
  ...Object.keys(known)
    .filter((member) => member !== "format")
    .map((member): [string, JsonObject] => [
      member === "keyId" ? "key id" : member,
      Object.fromEntries(Object.entries(known).filter(([name]) => name !== member)),
    ]),
])("a damaged %s is corruption that an explicit login may replace", async (member, value) => {
  expect(await rejection(load(value))).toMatchObject({
    code: "storage-corrupt",
    action: "login",
    revision: "1",
    message: expect.stringContaining(`its ${member} `),
  });
});

test.each<[string, unknown]>([
  ["a plain record", knownValue],
  ["an envelope of somebody else's", { ...known, format: "jwe" }],
  ["a list", [known]],
  ["null", null],
  ["a text", "token"],
])("%s is not taken, and the error says how to go on", async (_, value) => {
  expect(await rejection(load(value as JsonObject))).toMatchObject({
    code: "storage-corrupt",
    revision: "1",
    message: expect.stringMatching(/is not encrypted.*encrypt it once: load it from the plain storage/),
  });
});

test("a plain record is encrypted once by loading it from the storage and saving it through this one", async () => {
  const inner = memoryStorage(knownValue);
  const storage = encryptedStorage(inner, { key });
  const plain = await inner.load();
  await storage.save(plain?.value as JsonObject, { expected: plain?.revision });
  expect((await storage.load())?.value).toEqual(knownValue);
  expect(JSON.stringify(await inner.load())).not.toContain("I0.");
});

test("no cut and no changed bit of the stored text gives a value", async () => {
  const text = Buffer.from(JSON.stringify(known));
  const changed: string[] = [];
  for (let bit = 0; bit < text.length * 8; bit++) {
    const copy = Buffer.from(text);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    changed.push(copy.toString());
  }
  for (let length = 0; length < text.length; length++) {
    changed.push(text.toString("utf8", 0, length));
    for (const member of ["keyId", "iv", "ciphertext"] as const) {
      if (length < known[member].length)
        changed.push(JSON.stringify({ ...known, [member]: known[member].slice(0, length) }));
    }
  }
  const codes = new Map<string, number>();
  for (const value of changed.flatMap(parsed)) {
    const { code } = (await rejection(load(value))) as { code: string };
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].sort()).toEqual(["storage-corrupt", "storage-too-new", "storage-wrong-key"]);
  expect(codes.get("storage-wrong-key")).toBeGreaterThan(500);
});

/** Nothing for a text that isn't JSON: that never gets past the storage inside. */
function parsed(text: string): JsonObject[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

test("what decrypts to something else than JSON is corruption, and none of it is quoted", async () => {
  const nonsense = { ...known, iv: "AAECAwQFBgcICQoM", ciphertext: "v1SXga0eB57BHBKS6nnVlpf9KCYKyE7Dltw" };
  const error = await rejection(load(nonsense));
  expect(error).toMatchObject({ code: "storage-corrupt", revision: "1" });
  expect(String(error)).not.toContain("I0.SECRET");
});
