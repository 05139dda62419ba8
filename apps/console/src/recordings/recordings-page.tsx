import type { ReactElement } from 'react';

export default function RecordingsPage(): ReactElement {
  return <></>;
}
