/** Milliseconds. A note that waits for midnight can wait a minute longer. */
const LOOK = 60_000;

/** Runs `begun` whenever the writer's day has become another. */
export function onNewDay(today: () => string, begun: () => void): void {
  let day = today();
  setInterval(() => {
    if (today() === day) return;
    day = today();
    begun();
  }, LOOK);
}
