// Checks the built site: every internal link leads to a page that is there, and to an anchor on it. Lists the
// addresses elsewhere that the pages link to. Ends with 1 when a link leads nowhere.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL(".vitepress/dist/", import.meta.url));

/** Every page by its path from the site's root, with its links and anchors. */
const pages = new Map(
  readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .map((path) => {
      const html = readFileSync(join(site, path), "utf8");
      const links = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, link]) => decoded(link));
      const anchors = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decoded(id)));
      return [path, { links, anchors }];
    }),
);
const otherFiles = new Set(readdirSync(site, { recursive: true, encoding: "utf8" }));

function decoded(text) {
  return decodeURI(text.replaceAll("&amp;", "&").replaceAll("&quot;", '"'));
}

/** Where a link on a page leads, as a path from the site's root. */
function targetOf(link, from) {
  const [path, anchor] = link.split("#");
  if (path === "") return { path: from, anchor };
  const whole = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(from), path);
  const file = whole === "" || whole.endsWith("/") ? `${whole}index.html` : whole;
  return { path: file.includes(".") ? file : `${file}.html`, anchor };
}

const external = new Map();
const problems = [];
let checked = 0;
for (const [path, { links }] of pages) {
  if (path === "404.html") continue;
  for (const link of links) {
    if (/^[a-z]+:/.test(link)) {
      external.set(link, [...(external.get(link) ?? []), path]);
      continue;
    }
    checked += 1;
    const target = targetOf(link, path);
    const page = pages.get(target.path);
    if (page === undefined && !otherFiles.has(target.path)) {
      problems.push(`${path} links to ${link}, where nothing is.`);
    } else if (target.anchor && page && !page.anchors.has(target.anchor)) {
      problems.push(`${path} links to ${link}, where no such heading is.`);
    }
  }
}
for (const problem of new Set(problems)) console.error(problem);
console.log(
  `${checked} internal links and anchors of ${pages.size} pages checked, ${problems.length} problems`,
);
console.log(`${external.size} external links:`);
for (const [link, from] of [...external].sort()) console.log(`  ${link} (${from[0]})`);
if (problems.length > 0) process.exitCode = 1;
