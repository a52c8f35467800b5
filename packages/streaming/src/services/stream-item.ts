/** What every item of every service has. All members as Schwab sent them; nothing is checked or rounded. */
export interface StreamItem {
  /** The symbol or other key that was subscribed to. Empty when Schwab sent none, which `problem` then says. */
  readonly key: string;
  /** When Schwab sent the message that held this item, epoch ms. */
  readonly frameTimestamp: number;
  /** The item's number among those of its key, in services that send everything in sequence. */
  readonly seq?: number;
  /** What could not be made sense of, when something could not. Nothing is lost: `raw` has the item as it came. */
  readonly problem?: string;
  /** The item as Schwab sent it, by field numbers; only together with `problem`. */
  readonly raw?: unknown;
  /** Fields that are in no table yet, under their number. */
  readonly [unknownField: `${number}`]: unknown;
}
