import type { Clock, Timer } from '#contracts/ports/clock.js';

/** Waits for work, but no longer than `ms`: true when it was done in time. Its failure is passed on. */
export async function atMost(ms: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  let timer: Timer | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = clock.after(ms, () => resolve(false));
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer?.stop();
  }
}
