import { Paper, Tabs } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { AccountSummary } from "./accounts/account-summary.js";
import { Positions } from "./accounts/positions.js";
import { TokenPanel } from "./login/token-panel.js";
import { MarketHours } from "./market/market-hours.js";
import { OptionChain } from "./market/option-chain.js";
import { PriceChart } from "./market/price-chart.js";
import { Watchlist } from "./market/watchlist.js";
import { OrderList } from "./orders/order-list.js";
import { OrderTicket } from "./orders/order-ticket.js";
import { useTicket } from "./orders/ticket.js";
import { useStream } from "./stream/use-stream.js";

/** What a signed-in person sees. The symbol that is chosen anywhere is the chart's, the chain's and the ticket's. */
export function Workspace(): ReactNode {
  const [symbol, setSymbol] = useState("AAPL");
  const ticket = useTicket(symbol);
  useStream();
  const choose = (chosen: string): void => {
    setSymbol(chosen);
    ticket.trade(chosen);
  };
  return (
    <div className="workspace">
      <div className="area-summary">
        <AccountSummary />
      </div>
      <div className="area-watch">
        <Watchlist selected={symbol} onSelect={choose} />
      </div>
      <div className="area-login">
        <TokenPanel />
      </div>
      <div className="area-main">
        <PriceChart symbol={symbol} />
        <Paper withBorder className="tabs-panel">
          <Tabs defaultValue="positions" keepMounted={false}>
            <Tabs.List aria-label="Accounts and market">
              <Tabs.Tab value="positions">Positions</Tabs.Tab>
              <Tabs.Tab value="orders">Orders</Tabs.Tab>
              <Tabs.Tab value="options">Options</Tabs.Tab>
              <Tabs.Tab value="hours">Market hours</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="positions">
              <Positions onSelect={choose} />
            </Tabs.Panel>
            <Tabs.Panel value="orders">
              <OrderList />
            </Tabs.Panel>
            <Tabs.Panel value="options">
              <OptionChain symbol={symbol} onTrade={ticket.trade} />
            </Tabs.Panel>
            <Tabs.Panel value="hours">
              <MarketHours />
            </Tabs.Panel>
          </Tabs>
        </Paper>
      </div>
      <div className="area-side">
        <OrderTicket ticket={ticket} />
      </div>
    </div>
  );
}
