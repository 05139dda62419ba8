import { Alert } from '@mantine/core';
import type { ReactElement } from 'react';

interface FailureAlertProps {
  readonly title?: string;
  /** Undefined where nothing failed. */
  readonly text: string | undefined;
}

/** What went wrong, beside what it went wrong with. */
export function FailureAlert({ title, text }: FailureAlertProps): ReactElement | null {
  if (text === undefined) return null;
  return (
    <Alert color="red" role="alert" title={title}>
      {text}
    </Alert>
  );
}
