import { Group, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { historyQuery, quotesOf } from "../queries.js";
import { useSession } from "../session-context.js";
import { Answer } from "../shared/answer.js";
import { Change } from "../shared/change.js";
import { asChange, asPercentChange, asPrice, asVolume } from "../shared/format.js";
import { Panel } from "../shared/panel.js";
import { ChartCanvas } from "./chart-canvas.js";
import { type ChartRange, chartRanges, isIntraday } from "./chart-ranges.js";

export function PriceChart({ symbol }: { readonly symbol: string }): ReactNode {
  const session = useSession();
  const [range, setRange] = useState<ChartRange>("1D");
  const history = useQuery(historyQuery(session, symbol, range));
  return (
    <Panel
      title={symbol}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Range of the chart"
          data={chartRanges}
          value={range}
          onChange={(value) => setRange(value as ChartRange)}
        />
      }
    >
      <LatestPrice symbol={symbol} />
      <div className="chart-place">
        <Answer
          query={history}
          rows={10}
          isEmpty={({ candles = [] }) => candles.length === 0}
          empty={`Schwab has no prices of ${symbol} for this range. It keeps candles of shares and ETFs only.`}
        >
          {({ candles = [] }) => (
            <ChartCanvas symbol={symbol} range={range} candles={candles} isIntraday={isIntraday(range)} />
          )}
        </Answer>
      </div>
    </Panel>
  );
}

function LatestPrice({ symbol }: { readonly symbol: string }): ReactNode {
  const { data } = useQuery(quotesOf(useSession(), [symbol]));
  const quote = data?.[symbol]?.quote;
  return (
    <Group gap="md" align="baseline" className="latest">
      <Text component="span" className="number latest-price">
        {asPrice(quote?.lastPrice)}
      </Text>
      <span>
        <Change value={quote?.netChange} as={asChange} />{" "}
        <Change value={quote?.netPercentChange} as={asPercentChange} />
      </span>
      <Text component="span" size="sm" c="dimmed" className="number">
        Bid {asPrice(quote?.bidPrice)} · Ask {asPrice(quote?.askPrice)} · Volume{" "}
        {asVolume(quote?.totalVolume)}
      </Text>
    </Group>
  );
}
