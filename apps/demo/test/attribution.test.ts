import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../test/support/repository.js";
import { type Attribution, madeBy } from "../src/page/hood/attribution.js";

const { client, tokens, stream, ...others } = madeBy;
const all: Attribution[] = [client, tokens, stream, others].flatMap((some) => Object.values(some));

test("every file that an entry under the hood names is there", async () => {
  for (const { package: name, file } of all) {
    await expect(
      access(join(root, "packages", name.replace("@schwab-kit/", ""), file)),
      file,
    ).resolves.toBeUndefined();
  }
});
