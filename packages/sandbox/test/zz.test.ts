import { test } from "vitest";
import { get, login, sandboxForTest, testClock } from "./support.js";
test("perf", async () => {
  const sandbox = await sandboxForTest({ autoApprove: true, now: testClock().now });
  const { access_token } = await login(sandbox);
  for (const q of ["chains?symbol=SPY","chains?symbol=QQQ","chains?symbol=$SPX","pricehistory?symbol=AAPL","pricehistory?symbol=AAPL&periodType=year&period=20&frequencyType=daily&startDate=0&endDate=2000000000000","pricehistory?symbol=AAPL&periodType=day&frequencyType=minute&startDate=0&endDate=2000000000000&needExtendedHoursData=true","pricehistory?symbol=AAPL&periodType=day&frequencyType=minute&frequency=5&startDate=0&endDate=2000000000000","pricehistory?symbol=AAPL&periodType=month&needPreviousClose=true","movers/$DJI","movers/OPTION_ALL?frequency=10","movers/NYSE?sort=PERCENT_CHANGE_DOWN","markets?markets=equity,option,bond,future,forex","markets/equity?date=2026-11-26","instruments?symbol=A.*&projection=symbol-regex","instruments?symbol=(A|A)*&projection=desc-regex", "instruments?symbol=((A*)*)*B&projection=symbol-regex", "instruments?symbol=AAPL&projection=fundamental","instruments/037833100"]) {
    const a = performance.now();
    const r = await get(sandbox, `/marketdata/v1/${q}`, access_token);
    const t = await r.text();
    console.log(q, r.status, t.length, (performance.now()-a).toFixed(0), t.slice(0,1000));
  }
});
