const ticket = (page) => page.getByRole("region", { name: "Order", exact: true });
const preview = (page) => ticket(page).getByRole("button", { name: "Preview order" });
const place = (page) => ticket(page).getByRole("button", { name: /^(Buy|Sell) \d/ });

async function toSandbox(page) {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("User name").fill("anybody");
  await page.getByLabel("Password").fill("anything");
  await page.getByRole("button", { name: "Sign in" }).click();
}

const light = (page, text) =>
  page.getByRole("banner").getByRole("status").filter({ hasText: text }).waitFor();

/** Until the chart, the list and the tables are there. */
async function settled(page) {
  await page.getByRole("img", { name: /1D: from/ }).waitFor();
  await page
    .getByRole("region", { name: "Positions" })
    .getByText(/^Margin/)
    .waitFor();
}

/** Each state by its name, reached from the one before it. */
export const states = {
  async "signed-out"({ demo, page }) {
    await page.goto(demo.url);
    await page.getByText("Nobody is signed in.").waitFor();
  },
  async "access-denied"({ page }) {
    await toSandbox(page);
    await page.getByRole("button", { name: "Deny" }).click();
    await page.getByText("You didn't allow access").waitFor();
  },
  async loading({ demo, page }) {
    for (const path of ["/marketdata/v1/*", "/trader/v1/*"]) {
      demo.sandbox.addFault({ path, delayMs: 2_000, times: 8 });
    }
    await toSandbox(page);
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByRole("heading", { name: "Watchlist" }).waitFor();
  },
  async positions({ demo, page }) {
    await settled(page);
    demo.sandbox.clearFaults();
    await light(page, "Live: this tab holds the stream");
  },
  async orders({ page }) {
    await page.getByRole("tab", { name: "Orders" }).click();
    await page.getByRole("region", { name: /^Orders/ }).waitFor();
  },
  async options({ page }) {
    await page.getByRole("tab", { name: "Options" }).click();
    await page.getByRole("region", { name: /^Options/ }).waitFor();
  },
  async "market-hours"({ page }) {
    await page.getByRole("tab", { name: "Market hours" }).click();
    await page.getByRole("region", { name: "Market hours" }).waitFor();
  },
  async "year-chart"({ page }) {
    await page.getByText("1Y", { exact: true }).click();
    await page.getByRole("img", { name: /1Y: from/ }).waitFor();
  },
  async "no-candles"({ page }) {
    const history = "**/marketdata/v1/pricehistory?*";
    await page.route(history, (route) => route.fulfill({ json: { candles: [], empty: true } }));
    await page.getByRole("button", { name: "TSLA", exact: true }).click();
    await page.getByText("Schwab has no prices of TSLA").waitFor();
    await page.unroute(history);
  },
  async "unknown-symbol"({ page }) {
    await page.getByRole("button", { name: "AAPL", exact: true }).first().click();
    await page.getByText("1D", { exact: true }).click();
    await page.getByLabel("Symbol to watch").fill("NOSUCH");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByText("Schwab doesn't know it").waitFor();
  },
  async "empty-watchlist"({ page }) {
    while ((await page.getByRole("button", { name: /^Remove/ }).count()) > 0) {
      await page
        .getByRole("button", { name: /^Remove/ })
        .first()
        .click();
    }
    await page.getByText("Nothing is watched.").waitFor();
  },
  async preview({ page }) {
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await settled(page);
    await preview(page).click();
    await place(page).waitFor();
  },
  async placed({ page }) {
    await place(page).click();
    await page.getByText("Placed").waitFor();
  },
  async "preview-refused"({ page }) {
    await ticket(page).getByLabel("Quantity").fill("900000");
    await preview(page).click();
    await page.getByText("Schwab would refuse this order").waitFor();
  },
  async "order-unknown"({ demo, page }) {
    await ticket(page).getByLabel("Quantity").fill("2");
    await preview(page).click();
    demo.sandbox.addFault({ name: "order-answer-lost" });
    await place(page).click();
    await page.getByText("It is not known whether the order was placed").waitFor();
  },
  async "no-orders"({ page }) {
    await page.route("**/trader/v1/orders?*", (route) => route.fulfill({ json: [] }));
    await page.getByRole("tab", { name: "Orders" }).click();
    await page.getByText("No orders in the last 60 days.").waitFor();
    await page.unroute("**/trader/v1/orders?*");
  },
  async "stream-connecting"({ demo, page }) {
    demo.sandbox.addFault({ path: "/trader/v1/userPreference", delayMs: 3_000 });
    await page.reload();
    await settled(page);
    await light(page, "Connecting");
  },
  async "stream-by-another-tab"({ context, demo, page }) {
    await light(page, "Live");
    const other = await context.newPage();
    await page.goto("about:blank");
    await other.goto(demo.url);
    await light(other, "Live: this tab holds the stream");
    await page.goto(demo.url);
    await settled(page);
    await light(page, "Live, by another tab");
  },
  async "stream-silent"({ context, page }) {
    const holder = context.pages().find((other) => other !== page);
    const control = await context.newCDPSession(holder);
    await control.send("Debugger.enable");
    await control.send("Debugger.pause");
    await light(page, "Silent");
  },
  async "stream-interrupted"({ context, demo, page }) {
    for (const other of context.pages()) if (other !== page) await other.close();
    await light(page, "Live: this tab holds the stream");
    demo.sandbox.addStreamFault({ name: "refused", times: 1_000 });
    demo.sandbox.dropStreams();
    await light(page, "Interrupted");
  },
  async "stream-taken-over"({ demo, page }) {
    demo.sandbox.clearFaults();
    await light(page, "Live");
    demo.sandbox.addStreamFault({ name: "taken-over" });
    await page.getByRole("button", { name: "Take the stream" }).waitFor();
  },
  async "hood-renewed"({ page }) {
    await page.getByRole("button", { name: "Under the hood" }).click();
    await page.getByRole("button", { name: "Expire token" }).click();
    await page.getByRole("tab", { name: "Market hours" }).click();
    await page.getByRole("complementary").getByText("This tab renewed the access token").waitFor();
  },
  async "hood-rate-limited"({ demo, page }) {
    demo.sandbox.addFault({
      name: "rate-limited",
      path: "/marketdata/v1/*",
      headers: { "Retry-After": "20" },
    });
    await page.getByRole("tab", { name: "Options" }).click();
    await page.getByText("Slowed down by Schwab").waitFor();
  },
  async offline({ context, page }) {
    await page.reload();
    await settled(page);
    await context.setOffline(true);
    await page.getByRole("tab", { name: "Market hours" }).click();
    await page.getByText("Offline").waitFor();
  },
  async unavailable({ demo, context, page }) {
    await context.setOffline(false);
    demo.sandbox.addFault({ name: "service-unavailable", path: "/marketdata/v1/pricehistory", times: 30 });
    await page.reload();
    await page.getByText("Schwab can't answer now").waitFor();
    demo.sandbox.clearFaults();
  },
  async "signed-out-elsewhere"({ demo, context, page }) {
    const other = await context.newPage();
    await other.goto(demo.url);
    await other.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Another tab signed out").waitFor();
    await other.close();
  },
  async "login-ended"({ demo, page }) {
    await toSandbox(page);
    await page.getByRole("button", { name: "Allow" }).click();
    await page.getByRole("heading", { name: "Watchlist" }).waitFor();
    demo.sandbox.revokeTokens();
    await page.getByRole("tab", { name: "Market hours" }).click();
    await page.getByText("The login is over").waitFor();
  },
  async "cannot-start"({ page }) {
    await page.route("**/demo/config", (route) => route.abort());
    await page.reload();
    await page.getByText("That didn't work").waitFor();
  },
};
