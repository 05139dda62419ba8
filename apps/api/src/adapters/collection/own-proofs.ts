import type { ProofSource } from '#collection/take-folder.js';
import type { TakeCertificate } from '#contracts/http/certificate-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import type { TakeCertificates } from '../../domain/takes/certificate/take-certificates.js';
import { cameraEditList } from '../../domain/takes/timeline/camera-edit-list.js';
import { takeTimeline } from '../../domain/takes/timeline/take-timeline.js';
import { certificatePage } from '../http/takes/page/certificate-page.js';

export type TakeProofs = (take: TakeView) => Promise<{
  readonly certificate: TakeCertificate;
  readonly source: ProofSource;
}>;

/** What proves a take and lays out its films, as this API answers it. */
export function ownProofs(certificates: Pick<TakeCertificates, 'of'>): TakeProofs {
  return async (take) => {
    const { certificate, plot } = await certificates.of(take);
    const source: ProofSource = {
      page: () => Promise.resolve(certificatePage(certificate, plot)),
      timeline: () => Promise.resolve(takeTimeline(take)),
      editList: (cameraId) => Promise.resolve(cameraEditList(take, cameraId) ?? ''),
    };
    return { certificate, source };
  };
}
