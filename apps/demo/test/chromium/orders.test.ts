import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";

const chromium = await launchChromium(afterAll);

test("an order is previewed, placed as it was previewed, listed and cancelled", async () => {
  const { demo, page } = await visitDemo(chromium);
  await signIn(page);
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  const place = ticket.getByRole("button", { name: /^Buy \d/ });
  await ticket.getByLabel("Quantity").fill("2");
  await ticket.getByLabel("Type").selectOption("LIMIT");
  expect(await ticket.getByRole("button", { name: "Preview order" }).isDisabled()).toBe(true);
  await ticket.getByLabel("Limit price").fill("100.25");
  expect(await place.count()).toBe(0);
  await ticket.getByRole("button", { name: "Preview order" }).click();
  await ticket.getByText("$200.50").waitFor();

  // What was changed since must be previewed again.
  await ticket.getByLabel("Quantity").fill("3");
  await place.waitFor({ state: "detached" });
  await ticket.getByRole("button", { name: "Preview order" }).click();
  const writes = () =>
    demo.sandbox.journal().filter(({ method, path }) => method === "POST" && path.endsWith("/orders"));
  await ticket.getByText("$300.75").waitFor();
  expect(writes()).toEqual([]);
  await ticket.getByRole("button", { name: "Buy 3 AAPL at $100.25" }).click();
  await ticket.getByText(/^Order \d+ is with the sandbox/).waitFor();
  expect(writes().map(({ status }) => status)).toEqual([201]);
  expect(await place.count()).toBe(0);

  await page.getByRole("tab", { name: "Orders" }).click();
  const row = page.getByRole("row", { name: /buy 3 AAPL 100\.25 working/ });
  await row.getByRole("button", { name: /^Cancel/ }).click();
  await page.getByRole("row", { name: /buy 3 AAPL.*canceled/ }).waitFor();
});

test("what Schwab would refuse can't be placed", async () => {
  const { page } = await visitDemo(chromium);
  await signIn(page);
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  await ticket.getByLabel("Quantity").fill("900000");
  await ticket.getByRole("button", { name: "Preview order" }).click();
  await ticket.getByText("Schwab would refuse this order").waitFor();
  expect(await ticket.getByRole("button", { name: /^Buy \d/ }).count()).toBe(0);
});

test("an order whose answer was lost is said to be unknown, and is not placed again", async () => {
  const { demo, page } = await visitDemo(chromium);
  await signIn(page);
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  await ticket.getByRole("button", { name: "Preview order" }).click();
  demo.sandbox.addFault({ name: "order-answer-lost" });
  await ticket.getByRole("button", { name: /^Buy 1 AAPL/ }).click();
  await ticket.getByText("It is not known whether the order was placed").waitFor();
  await ticket.getByRole("button", { name: "Look again" }).click();
  await ticket.getByText(/It was placed, as order \d+\.|Still unknown/).waitFor();
  expect(
    demo.sandbox.journal().filter(({ method, path }) => method === "POST" && path.endsWith("/orders")),
  ).toHaveLength(1);
});

test("an option of the chain comes into the ticket at its ask, another security without a price", async () => {
  const { page } = await visitDemo(chromium);
  await signIn(page);
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  await ticket.getByLabel("Type").selectOption("LIMIT");
  await ticket.getByLabel("Limit price").fill("100.25");
  await page.getByRole("tab", { name: "Options" }).click();
  await page.getByLabel("Expiration").waitFor();
  const contract = page.getByRole("button", { name: /^Trade AAPL .* call, .*, ask/ }).first();
  const ask = (await contract.textContent()) ?? "";
  await contract.click();
  expect(await ticket.getByLabel("Symbol").inputValue()).toMatch(/^AAPL {2}\d{6}C\d{8}$/);
  expect(Number(await ticket.getByLabel("Limit price").inputValue())).toBe(Number(ask));
  await ticket.getByRole("button", { name: "Preview order" }).click();
  await ticket.getByRole("button", { name: /^Buy 1 AAPL [\d.]+ call, .* at \$/ }).click();
  await ticket.getByText(/^Order \d+ is with the sandbox/).waitFor();

  await page.getByRole("button", { name: "MSFT" }).first().click();
  expect(await ticket.getByLabel("Symbol").inputValue()).toBe("MSFT");
  expect(await ticket.getByLabel("Limit price").inputValue()).toBe("");
});
