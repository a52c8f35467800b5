import { useEffect, useState } from "react";

/** Whole seconds until a moment in epoch milliseconds, counting down; 0 after it. */
export function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const tick = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= moment) clearInterval(tick);
    }, 1000);
    return () => clearInterval(tick);
  }, [moment]);
  return Math.max(0, Math.ceil((moment - now) / 1000));
}
