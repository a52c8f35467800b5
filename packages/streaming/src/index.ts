export type { Backoff } from "./backoff.js";
export type { OpenSocket, SocketListener, StreamSocket } from "./connection/stream-socket.js";
export type { HandlerOptions, MergedOption, MessagesOptions } from "./consumers/consumer-options.js";
export type { WhenFull } from "./consumers/message-buffer.js";
export type { SubscriptionOptions } from "./service-commands.js";
export type {
  AccountActivity,
  AccountActivityField,
  AccountActivityMessageType,
} from "./services/account-activity.js";
export type { ActivityData, ActivityValue } from "./services/activity-values.js";
export type { Book, BookField, BookLevel, BookMaker } from "./services/book.js";
export type { ChartEquity, ChartEquityField } from "./services/chart-equity.js";
export type { ChartFutures, ChartFuturesField } from "./services/chart-futures.js";
export type { LevelOneEquity, LevelOneEquityField } from "./services/level-one-equities.js";
export type { LevelOneForex, LevelOneForexField } from "./services/level-one-forex.js";
export type { LevelOneFuture, LevelOneFutureField } from "./services/level-one-futures.js";
export type {
  LevelOneFuturesOption,
  LevelOneFuturesOptionField,
} from "./services/level-one-futures-options.js";
export type { LevelOneItem } from "./services/level-one-item.js";
export type { LevelOneOption, LevelOneOptionField } from "./services/level-one-options.js";
export type { Screener, ScreenerField, ScreenerItem } from "./services/screener.js";
export {
  type ScreenerFrequency,
  type ScreenerKey,
  type ScreenerPrefix,
  type ScreenerSortField,
  screenerKey,
} from "./services/screener-key.js";
export type { StreamItem } from "./services/stream-item.js";
export type { StreamFields, StreamItems } from "./services/stream-items.js";
export type { LevelOneService, StreamService } from "./services/stream-service.js";
export { StreamClient } from "./stream-client.js";
export { StreamError } from "./stream-error.js";
export type { StreamEvent, StreamEventListener, StreamReason, StreamState } from "./stream-event.js";
export type { StreamClientOptions } from "./stream-options.js";
export type { StreamTiming } from "./stream-timing.js";
