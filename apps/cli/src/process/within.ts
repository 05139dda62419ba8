import type { Clock } from '#contracts/ports/clock.js';

/** Whether the work is done within `ms`. Rejects as the work does; goes on without it after that time. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  let stopTimer = (): void => undefined;
  const late = new Promise<boolean>((resolve) => {
    const timer = clock.after(ms, () => resolve(false));
    stopTimer = () => timer.stop();
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    stopTimer();
  }
}
