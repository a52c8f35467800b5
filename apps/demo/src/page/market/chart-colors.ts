import type { CandlestickSeriesPartialOptions, ChartOptions, DeepPartial } from "lightweight-charts";

type Colors = Pick<DeepPartial<ChartOptions>, "layout" | "grid"> & {
  readonly series: CandlestickSeriesPartialOptions;
};

/** The page's own colours: a canvas can't take them from the style sheet by itself. */
export function chartColors(scheme: "light" | "dark"): Colors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const line = { color: color("--line") };
  const up = color("--up");
  const down = color("--down");
  return {
    layout: {
      background: { color: "transparent" },
      textColor: color(scheme === "dark" ? "--mantine-color-dark-0" : "--mantine-color-gray-7"),
      fontFamily: style.fontFamily,
      attributionLogo: false,
    },
    grid: { vertLines: line, horzLines: line },
    series: { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false },
  };
}
