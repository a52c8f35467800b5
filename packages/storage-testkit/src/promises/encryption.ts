import { expectThat } from "../expectations.js";
import { MADE_UP_SECRET, madeUpRecord } from "../made-up-values.js";
import { hook, isEncrypted, type StoragePromise } from "../storage-promise.js";

export const showsNoPlaintext: StoragePromise = {
  name: "nothing of a value can be read from the stored bytes, nor from them as base64",
  needs: [isEncrypted, hook("rawBytes")],
  async run({ one, backing }) {
    await one.save(madeUpRecord(1), { expected: undefined });
    const raw = (await backing.rawBytes?.()) ?? "";
    const text = typeof raw === "string" ? raw : new TextDecoder("latin1").decode(raw);
    expectThat(text.length > 0, "rawBytes() gives what is stored", "it gave nothing");
    expectThat(
      !text.includes(MADE_UP_SECRET),
      "the stored bytes show nothing of a value",
      "the value's refresh token stands in them as it is",
    );
    expectThat(
      !asBase64(MADE_UP_SECRET).some((piece) => text.includes(piece)),
      "the stored bytes show nothing of a value",
      "the value's refresh token stands in them as base64",
    );
  },
};

/** How a text looks within base64, for each of the three places where it can begin; without its uncertain ends. */
function asBase64(text: string): string[] {
  return [0, 1, 2].map((before) => btoa(" ".repeat(before) + text).slice(4, -4));
}
