import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { listed, liveOutput } from "../src/cli/stream/live-output.js";

const columns = [{ title: "symbol", width: 6 }, { title: "last" }];

function terminal(rows: number, width: number): { screen: NodeJS.WriteStream; written: () => string } {
  const screen = Object.assign(new PassThrough(), { isTTY: true, rows, columns: width });
  return { screen: screen as unknown as NodeJS.WriteStream, written: () => String(screen.read() ?? "") };
}

test("on a terminal the latest table is drawn over the one before", () => {
  const { screen, written } = terminal(24, 80);
  const output = liveOutput(columns, screen);
  output.show([["AAPL", 1]], []);
  output.show(
    [
      ["AAPL", 2],
      ["KO", 3],
    ],
    [],
  );
  output.end();
  expect(written()).toBe("symbol  last\nAAPL    2\nKO      3\n");
  output.show([["AAPL", 4]], []);
  output.end();
  expect(written()).toBe("\x1b[3A\x1b[Jsymbol  last\nAAPL    4\n");
  output.end();
  expect(written()).toBe("");
});

test("a table that is larger than the terminal is cut, so that it can be drawn over", () => {
  const { screen, written } = terminal(3, 9);
  const output = liveOutput(columns, screen);
  output.show(
    [
      ["AAPL", 1234],
      ["KO", 2],
      ["MSFT", 3],
    ],
    [],
  );
  output.end();
  expect(written()).toBe("symbol  \nAAPL    \n");
});

test("a terminal that says it has no size gets a whole table of the usual one", () => {
  const { screen, written } = terminal(0, 0);
  const output = liveOutput(columns, screen);
  output.show([["AAPL", 1234]], []);
  output.end();
  expect(written()).toBe("symbol  last\nAAPL    1234\n");
});

test("elsewhere each change is a line, below titles that are written once", () => {
  const output = new PassThrough();
  const lines = listed(columns, output);
  lines.show([], [["AAPL", 1]]);
  lines.show([["AAPL", 1]], [["KO", 2]]);
  lines.show([], []);
  expect(String(output.read())).toBe("symbol  last\nAAPL    1\nKO      2\n");
});
