// Writes down what a package makes public, a report for each of its entries, in its folder etc: `node
// scripts/api-reports.mjs packages/core`. With --check it writes nothing and ends with 1 where a report is not what
// was built, so that no change of the surface goes unseen in a review. It reads the built declarations.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? ".");
const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const reportFolder = join(folder, "etc");
const temporary = mkdtempSync(join(tmpdir(), "schwab-kit-api-"));

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "ESNext.Disposable", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  skipLibCheck: true,
  types: ["node"],
};

/** `true` when the report is what was built, or was written so. */
function report(reportFileName, declarations) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, declarations),
      compiler: { overrideTsconfig: { compilerOptions } },
      apiReport: { enabled: true, reportFileName, reportFolder, reportTempFolder: temporary },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          // What it finds stands in the report, such as a type that users meet but can't import.
          default: { logLevel: "none", addToApiReportFile: true },
          // Everything that index.ts exports is public: there are no release tags here.
          "ae-missing-release-tag": { logLevel: "none" },
          "ae-undocumented": { logLevel: "none" },
        },
        // The comments are plain words, not TSDoc.
        tsdocMessageReporting: { default: { logLevel: "none" } },
      },
      newlineKind: "lf",
    },
    packageJsonFullPath: join(folder, "package.json"),
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: !values.check,
    printApiReportDiff: values.check,
    messageCallback(message) {
      if (message.category !== "console") return;
      if (message.messageId !== "console-api-report-diff") message.logLevel = "none";
    },
  });
  return succeeded;
}

mkdirSync(reportFolder, { recursive: true });
const entries = Object.entries(exports).filter(([, target]) => target.types !== undefined);
const files = new Map(
  entries.map(([entry, { types }]) => {
    const reportName = `${name.split("/").at(-1)}${entry.slice(1).replaceAll("/", "-")}`;
    return [`${reportName}.api.md`, [reportName, types]];
  }),
);
const wrong = [...files].filter(([, arguments_]) => !report(...arguments_)).map(([file]) => file);
rmSync(temporary, { recursive: true, force: true });

for (const file of readdirSync(reportFolder).filter((one) => !files.has(one))) {
  if (values.check) wrong.push(file);
  else rmSync(join(reportFolder, file));
}
for (const file of wrong) {
  console.error(
    `${relative(".", join(reportFolder, file))} is not what was built. \`npm run api:update\` writes it.`,
  );
}
if (wrong.length > 0) process.exitCode = 1;
