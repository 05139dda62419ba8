import type { ReactElement } from 'react';
import { hasFilm, type TakeView } from './take.js';
import { TakeCameras } from './take-cameras.js';
import { TakeVerdict } from './take-verdict.js';
import { useCertificate } from './use-certificate.js';

/** What became of a take: the verdict once it is over, and every film. */
export function TakeResult({ take }: { readonly take: TakeView }): ReactElement {
  const isWanted = take.state === 'complete' && hasFilm(take);
  const certified = useCertificate(take.id, isWanted);
  return (
    <>
      {isWanted && <TakeVerdict take={take} certified={certified} />}
      <TakeCameras take={take} certificate={certified.certificate} />
    </>
  );
}
