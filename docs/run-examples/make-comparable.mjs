/**
 * Replaces what differs from run to run. The rules are told on the page "About these pages": addresses and folders get
 * one fixed form, what is random or a moment of the real clock becomes dots.
 */
export function makeComparable(text, { sandbox, folder }) {
  return text
    .replaceAll(folder, "/home/me")
    .replaceAll(sandbox.url, "http://127.0.0.1:8190")
    .replaceAll(new URL(sandbox.url).host, "127.0.0.1:8190")
    .replaceAll(sandbox.callbackUrl, "https://127.0.0.1:8182")
    .replaceAll(encodeURIComponent(sandbox.callbackUrl), encodeURIComponent("https://127.0.0.1:8182"))
    .replaceAll(`Port ${new URL(sandbox.callbackUrl).port}`, "Port 8182")
    .replace(/\b(state|code|session)=[^&\s"]+/g, "$1=…")
    .replace(/\b29 minutes \d+ seconds?\b/g, "29 minutes …")
    .replace(/\bNode \d+\.\d+\.\d+/g, "Node …")
    .replace(/^\d+\/\d+\/\d+, \d+:\d+:\d+ [AP]M/gm, "…")
    .replace(/(, until|\bended) \d+\/.*/g, "$1 …")
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "…")
    .replace(/\(node:\d+\)/g, "(node:…)");
}

/** The command says so when something takes longer than usual, which it does on a busy machine. */
export function withoutProgress(text) {
  return text.replace(/^(Asking for|Looking at|Placing|Searching|Waiting for)\b.*…\n/gm, "");
}
