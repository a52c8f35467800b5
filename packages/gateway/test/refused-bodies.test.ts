import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { bytesOf, chunked, json, order } from "./draft.js";
import { type Scene, startScene, titleIn } from "./support.js";

const tooLarge = "gateway-body-too-large";

test("a refused body that goes on coming is read away, and the connection serves the next request", async () => {
  const scene = await startScene();
  const headers = [...json, "Transfer-Encoding: chunked"];
  const body = `${chunked(400_000).slice(0, -5)}${chunked(400_000)}`;
  const refused = bytesOf({ line: order, headers, body }, scene);
  const text = await readUntil(scene, `${refused}${bytesOf({}, scene)}`, /413 .*HTTP\/1.1 401 /s);
  expect(titleIn(text)).toBe(tooLarge);
  expect(scene.sandbox.journal()).toMatchObject([{ path: "/marketdata/v1/quotes" }]);
});

test.each([270_000, 300_000, 1_000_000])(
  "after a refused body of %i bytes the connection serves the next request",
  async (size) => {
    const scene = await startScene();
    const headers = [...json, "Transfer-Encoding: chunked"];
    const refused = bytesOf({ line: order, headers, body: chunked(size) }, scene);
    const socket = connect(Number(new URL(scene.gateway.url).port), "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.write(refused, "latin1");
    let text = "";
    for await (const chunk of socket) {
      const isFirst = !text.includes(tooLarge);
      text += (chunk as Buffer).toString("latin1");
      if (isFirst && text.includes(tooLarge)) socket.write(bytesOf({}, scene), "latin1");
      if (text.includes("HTTP/1.1 401")) break;
    }
    expect(text).toContain("HTTP/1.1 401");
  },
);

test("a refused body that stops coming ends the connection", async () => {
  const scene = await startScene();
  const draft = { line: order, headers: [...json, "Content-Length: 1073741824"], body: "{" };
  const text = await readUntil(scene, bytesOf(draft, scene), /never/);
  expect(titleIn(text)).toBe(tooLarge);
});

/** What comes until it is as expected, or the connection ends. */
async function readUntil({ gateway }: Scene, bytes: string, expected: RegExp): Promise<string> {
  const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  const whole = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      if (expected.test(text)) resolve();
    });
    socket.once("close", () => resolve());
  });
  socket.on("error", () => undefined);
  socket.write(bytes, "latin1");
  await whole;
  return text;
}
