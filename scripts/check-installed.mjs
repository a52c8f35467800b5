// Packs the packages, installs them outside the workspace as users do, and tries them there: each alone, with all
// of its entries, on the oldest and newest Node that is supported, the portable ones in Chromium and in a worker
// too, and then the example of each README. Nothing of the sources is used.
import { isDeepStrictEqual } from "node:util";
import { startRedis } from "../stress/redis-server.mjs";
import { loadAlone } from "./installed/alone.mjs";
import { examples } from "./installed/examples.mjs";
import { exampleInChromium, loadInChromium } from "./installed/in-chromium.mjs";
import { loadInWorkerd } from "./installed/in-workerd.mjs";
import { placeToInstall } from "./installed/install.mjs";
import { runExample, setScene } from "./installed/run-example.mjs";
import { availableRuntimes, nodes } from "./installed/runtimes.mjs";
import { checkTypes, newestTypeScript, prepareTypes, versionOf } from "./installed/types.mjs";
import { assertToldOf, whatIsBrought } from "./installed/what-is-brought.mjs";
import { portableEntriesOf, publishedPackages } from "./published-packages.mjs";

// Whatever hangs, this ends.
setTimeout(() => {
  console.error("The check of the installed packages did not end within ten minutes.");
  process.exit(1);
}, 600_000).unref();

const problems = [];

async function attempt(what, work) {
  try {
    const result = await work();
    console.log(`ok   ${what}`);
    return result;
  } catch (error) {
    problems.push(what);
    console.log(`FAIL ${what}\n     ${[error.message, error.stderr].join("\n").replaceAll("\n", "\n     ")}`);
  }
}

const { programs, missing } = await availableRuntimes();
const chromium = programs.get("chromium");
const tryableNodes = nodes.filter((node) => programs.has(node));
const place = await placeToInstall();
const packages = publishedPackages();
const folders = new Map();
const exported = new Map();
let redis;
try {
  for (const one of packages) {
    const folder = await attempt(`${one.name} installs alone`, () =>
      place.install(one.folder.replace("packages/", "alone-"), [one.name]),
    );
    if (folder === undefined) continue;
    folders.set(one.name, folder);
    for (const name of tryableNodes) {
      await attempt(`${one.name} loads in ${name}`, async () => {
        const loaded = Object.entries(await loadAlone(folder, one, programs.get(name)));
        for (const [entry, found] of loaded) isTheSame(entry, found);
      });
    }
  }

  await attempt("what they bring is what the README and DEPENDENCIES.md say", async () =>
    assertToldOf(await whatIsBrought(place, folders)),
  );

  const together = await place.install(
    "together",
    packages.map(({ name }) => name),
  );
  await prepareTypes(together);
  const compilers = [programs.get("TypeScript 5.7"), newestTypeScript].filter((tsc) => tsc !== undefined);
  for (const tsc of compilers) {
    const version = await versionOf(tsc);
    await attempt(`the types of every entry hold in TypeScript ${version}`, () => checkTypes(tsc, together));
  }

  if (programs.has("redis-server")) redis = await startRedis(place.folder);
  const portable = packages.flatMap(portableEntriesOf);
  const isPortable = (loaded) => {
    for (const entry of portable) isTheSame(entry, loaded[entry]);
  };
  const portables = `${portable.length} entries`;
  if (chromium !== undefined) {
    await attempt(`${portables} load in Chromium`, () =>
      withScene(async (scene) => isPortable(await loadInChromium(chromium, together, portable, scene))),
    );
  }
  if (programs.has("workerd")) {
    const workerd = programs.get("workerd");
    await attempt(`${portables} load in a worker, which renews a login and asks for a quote`, () =>
      withScene(async (scene) => isPortable(await loadInWorkerd(workerd, together, portable, scene))),
    );
  }

  for (const example of examples()) {
    const { name: whose, needs, codes } = example;
    if (needs !== undefined && !programs.has(needs)) continue;
    for (const name of needs === "chromium" ? ["Chromium"] : tryableNodes) {
      await attempt(`the example of ${whose} in ${name}`, () =>
        withScene(async (scene) => {
          const printed =
            needs === "chromium"
              ? await exampleInChromium(chromium, together, codes[0], scene)
              : await runExample(example, programs.get(name), scene);
          if (!example.prints.test(printed)) throw new Error(`It prints ${printed}`);
        }),
      );
    }
  }

  /** Each has a sandbox and a login of its own: another login would end the one before. */
  async function withScene(work) {
    const scene = await setScene(together, redis);
    try {
      await work(scene);
    } finally {
      await scene.close();
    }
  }
} finally {
  await redis?.close();
  await place.close();
}

/** An entry has the same exports wherever it is loaded. */
function isTheSame(entry, found) {
  const names = [...found].sort();
  if (names.length === 0) throw new Error(`${entry} exports nothing.`);
  const before = exported.get(entry) ?? names;
  exported.set(entry, before);
  if (!isDeepStrictEqual(names, before)) throw new Error(`${entry} exports ${names}; elsewhere ${before}.`);
}

for (const one of missing) console.log(`not tried, ${one}`);
if (problems.length > 0) console.log(`${problems.length} failed`);
if (problems.length > 0 || (process.env.CI && missing.length > 0)) process.exitCode = 1;
