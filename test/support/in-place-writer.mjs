// Stands for schwab-py beside our processes, and does with the token file what that does: reads it once, refreshes
// from its own memory, and writes the file in place, without a lock and without looking at what is there. Answers
// each line of its standard input, `refresh`, with one line of JSON, and ends when that closes.
import { hash } from "node:crypto";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";

const { path, baseUrl, appKey, appSecret } = JSON.parse(process.env.LOGIN_PROCESS);
const record = JSON.parse(readFileSync(path, "utf8"));

async function refresh() {
  const response = await fetch(`${baseUrl}/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${appKey}:${appSecret}`)}` },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: record.token.refresh_token }),
  });
  if (!response.ok) return { status: response.status };
  const token = await response.json();
  record.token = { ...token, expires_at: Math.floor(Date.now() / 1000) + token.expires_in };
  const text = JSON.stringify(record);
  const file = openSync(path, "w");
  // Half the file is there for a while, as whenever a program is held up while it writes.
  writeSync(file, text.slice(0, text.length / 2));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  writeSync(file, text.slice(text.length / 2));
  closeSync(file);
  return { status: 200, token: hash("sha256", token.access_token, "hex") };
}

for await (const _ of createInterface({ input: process.stdin })) console.log(JSON.stringify(await refresh()));
