import { useDocumentTitle } from '@mantine/hooks';
import type { ReactElement, ReactNode } from 'react';
import { useLabelOf } from '../state/use-label-of.js';

interface TitledProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Says in the browser's tab which page it is. */
export function Titled({ title, children }: TitledProps): ReactElement {
  useDocumentTitle(`${title} · Rollcall`);
  return <>{children}</>;
}

interface TitledByCameraProps {
  readonly id: string;
  readonly children: ReactNode;
}

export function TitledByCamera({ id, children }: TitledByCameraProps): ReactElement {
  return <Titled title={useLabelOf()(id)}>{children}</Titled>;
}
