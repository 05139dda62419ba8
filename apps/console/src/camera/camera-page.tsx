import type { ReactElement } from 'react';

export default function CameraPage({ id }: { readonly id: string }): ReactElement {
  return <>{id}</>;
}
