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
  /** Tells at once of every change to the clock. */
  onChange(listener: () => void): void;
}

export function createMarketClock(now: () => number, initialSpeed = 1): MarketClock {
  const listeners: (() => void)[] = [];
  let speed = initialSpeed;
  let isMoved = initialSpeed !== 1;
  let from = { own: now(), market: now() };
  const marketTime = (): number => Math.floor(from.market + (now() - from.own) * speed);
  const goOnFrom = (market: number, atSpeed = speed): void => {
    from = { own: now(), market };
    speed = atSpeed;
    isMoved = true;
    for (const listener of listeners) listener();
  };
  return {
    now: marketTime,
    isMoved: () => isMoved,
    set: (time) => goOnFrom(time),
    advance: (ms) => goOnFrom(marketTime() + ms),
    setSpeed: (value) => goOnFrom(marketTime(), value),
    onChange: (listener) => void listeners.push(listener),
  };
}
