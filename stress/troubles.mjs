import { now } from "./notes.mjs";

/** Between two stops, so that most of the time is spent with the lock going round. */
const BETWEEN_STOPS_MS = 3_000;

/**
 * Kills and stops workers at random moments, most often the one that holds the lock while the others wait. Gives
 * the function to call again and again.
 * @param makeAllWait lets every worker want the lock at once
 * @param stopMs how long a worker is stopped: longer than the lock's age
 * @param endsAt no stop begins that would last longer
 */
export function createTroubles({ crew, held, dice, makeAllWait = () => {}, stopMs, endsAt }) {
  const { random, between, oneOf } = dice;
  let nextAt = now() + 300;
  let nextStopAt = now() + 500;
  let awaitingHolder;

  return function trouble() {
    const holder = held.holder();
    if (awaitingHolder !== undefined && holder !== undefined && !crew.stopped().includes(holder)) {
      const act = awaitingHolder;
      awaitingHolder = undefined;
      setTimeout(() => act(held.holder() ?? holder), between(0, 80)).unref();
    }
    if (now() < nextAt) return;
    nextAt = now() + between(100, 600);
    const mayStop = now() > nextStopAt && now() + stopMs < endsAt;
    if (mayStop) {
      nextStopAt = now() + stopMs + BETWEEN_STOPS_MS;
      const stop = (worker) => crew.stop(worker, stopMs);
      if (random() < 0.2) stop(oneOf(crew.workers()));
      else awaitingHolder = stop;
    } else if (random() < 0.4) {
      crew.kill(oneOf(crew.workers()));
    } else {
      makeAllWait();
      awaitingHolder = crew.kill;
    }
  };
}
