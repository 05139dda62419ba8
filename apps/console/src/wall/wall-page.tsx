import type { ReactElement } from 'react';

export default function WallPage(): ReactElement {
  return <></>;
}
