import type { ReactElement } from 'react';
import { hasTaken, type TakeView } from './take.js';
import { TakeCameras } from './take-cameras.js';
import { TakeStills } from './take-stills.js';
import { TakeVerdict } from './take-verdict.js';
import { useCertificate } from './use-certificate.js';

/** What became of a take: the verdict once it is over, and every film or picture. */
export function TakeResult({ take }: { readonly take: TakeView }): ReactElement {
  const isWanted = take.state === 'complete' && hasTaken(take);
  const certified = useCertificate(take.id, isWanted);
  return (
    <>
      {isWanted && <TakeVerdict take={take} certified={certified} />}
      {take.kind === 'still' ? (
        <TakeStills take={take} certificate={certified.certificate} />
      ) : (
        <TakeCameras take={take} certificate={certified.certificate} />
      )}
    </>
  );
}
