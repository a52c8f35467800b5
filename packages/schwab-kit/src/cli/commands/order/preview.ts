import { exitCodes } from "../../exit-codes.js";
import type { ReviewFlags } from "../../order/order-flags.js";
import { printReview } from "../../order/print-review.js";
import { hasObjections, reviewOrder } from "../../order/review-order.js";
import { printJson } from "../../report.js";

/** Shows an order and what is to be said of it. Nothing is placed. */
export async function preview(symbol: string | undefined, flags: ReviewFlags): Promise<void> {
  const review = await reviewOrder(symbol, flags);
  if (flags.json) printJson(review);
  else printReview(review);
  if (hasObjections(review, flags.force)) {
    process.exitCode = exitCodes.misused;
    process.stderr.write("Nothing was placed, and it should not be as it is.\n");
  } else {
    process.stderr.write(
      `Nothing was placed. To place exactly this: place or replace, with --yes --digest ${review.digest}\n`,
    );
  }
}
