import { Alert } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../frame/icon.js';

interface AlarmProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What must not be overlooked. */
export function Alarm({ title, children }: AlarmProps): ReactElement {
  return (
    <Alert color="red.9" variant="filled" role="alert" title={title} icon={<Icon name="warning" />}>
      {children}
    </Alert>
  );
}
