import type { ReactElement } from 'react';

export default function RecordPage(): ReactElement {
  return <></>;
}
