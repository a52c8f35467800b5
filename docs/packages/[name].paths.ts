import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));

export default {
  /** A page for each package's README, with its links to other packages as links to their pages. */
  paths(): { params: { name: string }; content: string }[] {
    return readdirSync(packages).map((name) => ({
      params: { name },
      content: readFileSync(`${packages}${name}/README.md`, "utf8")
        .replaceAll("](../", "](/packages/")
        .replaceAll("#readme)", ")"),
    }));
  },
};
