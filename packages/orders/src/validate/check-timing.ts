import { isObject, type Members, type Note } from "./finding.js";
import { legsIn } from "./legs-in.js";

const extended = ["AM", "PM", "SEAMLESS"];
const onClose = ["MARKET_ON_CLOSE", "LIMIT_ON_CLOSE"];

/** Whether session, duration and type go together. */
export function checkTiming(order: Members, note: Note): void {
  const { session, duration, orderType } = order;
  if (onClose.includes(String(orderType)) && (session !== "NORMAL" || duration !== "DAY")) {
    note("on-close-terms", "orderType", `${orderType} is for session NORMAL and duration DAY`);
  }
  if (!extended.includes(String(session))) return;
  if (orderType !== undefined && orderType !== "LIMIT") {
    note("session-order-type", "orderType", `session ${session} takes LIMIT orders only, not ${orderType}`);
  }
  const lasting = session === "SEAMLESS" ? ["DAY", "GOOD_TILL_CANCEL"] : ["DAY"];
  if (duration !== undefined && !lasting.includes(String(duration))) {
    note("session-duration", "duration", `session ${session} takes duration ${lasting.join(" or ")} only`);
  }
  const isOption = (leg: unknown) =>
    isObject(leg) && isObject(leg["instrument"]) && leg["instrument"]["assetType"] === "OPTION";
  if (legsIn(order).some(isOption)) {
    note("session-options", "session", `options trade in session NORMAL only, not in ${session}`);
  }
}
