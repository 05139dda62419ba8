import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import { type TakePlot, plotOf } from './frame-plot.js';
import { gatherTimes } from './gather-times.js';
import { certifyTake } from './take-certificate.js';
import type { TimesSource } from './times-source.js';

/** Each may hold the times of four million frames while it is made. */
const AT_ONCE = 2;

export interface CertifiedTake {
  readonly certificate: TakeCertificate;
  readonly plot: TakePlot;
  /** Why the frame times of a film could not be had, by the id of the recording. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/** Makes certificates of takes, with the frame times that the agents keep. */
export class TakeCertificates {
  private making = 0;

  constructor(
    private readonly source: TimesSource,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Rejects with `too-many` while others are being made; an agent that cannot be asked is no reason to. */
  async of(take: TakeView): Promise<CertifiedTake> {
    if (this.making >= AT_ONCE)
      throw new RollcallError('too-many', `${AT_ONCE} certificates are being made already.`);
    this.making += 1;
    try {
      const { times, failures } = await gatherTimes(take, this.source);
      const madeAt = new Date(this.clock.now()).toISOString();
      return { certificate: certifyTake(take, times, madeAt), plot: plotOf(take, times), failures };
    } finally {
      this.making -= 1;
    }
  }
}
