import { defineConfig } from "vitepress";
import { packagePages, referencePages } from "./reference-pages.js";

export default defineConfig({
  title: "schwab-kit",
  description: "Unofficial TypeScript packages for the Charles Schwab Trader API",
  lang: "en",
  srcExclude: ["examples/**", "diagrams/**"],
  lastUpdated: false,
  // Addresses of a sandbox on the reader's own machine.
  ignoreDeadLinks: "localhostLinks",
  markdown: { anchor: { slugify: slugOf } },
  head: [["link", { rel: "icon", href: "/icon.svg" }]],
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Guide", link: "/getting-started" },
      { text: "Troubleshooting", link: "/troubleshooting" },
      { text: "API reference", link: "/reference/" },
    ],
    sidebar: [
      {
        text: "Begin",
        items: [
          { text: "Getting started", link: "/getting-started" },
          { text: "Testing your bot on the sandbox", link: "/sandbox" },
          { text: "Orders safely", link: "/orders" },
          { text: "Streaming", link: "/streaming" },
          { text: "Troubleshooting", link: "/troubleshooting" },
        ],
      },
      {
        text: "The login",
        items: [
          { text: "How the login works", link: "/how-the-login-works" },
          { text: "The weekly login", link: "/weekly-login" },
          { text: "Which storage", link: "/which-storage" },
          { text: "Share one login", link: "/share-one-login" },
          { text: "Write a storage adapter", link: "/write-a-storage" },
          { text: "What a storage promises", link: "/storage-promises" },
          { text: "Encrypt the login", link: "/encrypt-the-login" },
          { text: "Serverless", link: "/serverless" },
          { text: "In the browser", link: "/in-the-browser" },
          { text: "Security model", link: "/security" },
        ],
      },
      {
        text: "Coming from",
        items: [
          { text: "schwab-py", link: "/coming-from-schwab-py" },
          { text: "@sudowealth/schwab-api", link: "/coming-from-sudowealth" },
          { text: "schwab-client-js", link: "/coming-from-schwab-client-js" },
        ],
      },
      {
        text: "Reference",
        items: [
          { text: "Packages", collapsed: true, items: packagePages() },
          { text: "API", link: "/reference/", collapsed: true, items: referencePages() },
          { text: "Benchmarks", link: "/benchmarks" },
          { text: "About these pages", link: "/about" },
        ],
      },
    ],
  },
});

/** A heading's anchor as GitHub makes it, for which the reference's links are written. */
function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, "")
    .replaceAll(" ", "-");
}
