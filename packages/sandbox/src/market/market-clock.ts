/** The market's time, which a test may set, advance and speed up. Tokens live by the sandbox's own clock. */
export interface MarketClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Whether it is another one than the sandbox's own. */
  isMoved(): boolean;
  /** Goes on from this moment, epoch milliseconds. */
  set(time: number): void;
  /** Goes on from so many milliseconds later. */
  advance(ms: number): void;
  /** How many seconds pass in one of the sandbox's clock; 0 stops it. */
  setSpeed(speed: number): void;
}

export function createMarketClock(now: () => number, initialSpeed = 1): MarketClock {
  let speed = initialSpeed;
  let isMoved = initialSpeed !== 1;
  let from = { own: now(), market: now() };
  const marketTime = (): number => Math.floor(from.market + (now() - from.own) * speed);
  const goOnFrom = (market: number): void => {
    from = { own: now(), market };
    isMoved = true;
  };
  return {
    now: marketTime,
    isMoved: () => isMoved,
    set: goOnFrom,
    advance: (ms) => goOnFrom(marketTime() + ms),
    setSpeed(value) {
      goOnFrom(marketTime());
      speed = value;
    },
  };
}
