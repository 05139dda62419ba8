import { Alert, Button, List } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { failureText } from '../format/failure-text.js';
import { withAdvice } from '../format/with-advice.js';
import type { FilmsInUse } from './use-films.js';

interface ListTroubleProps {
  readonly films: FilmsInUse;
  readonly labelOf: (cameraId: string) => string;
}

/** Why the list is not whole; nothing where it is. */
export function ListTrouble({ films, labelOf }: ListTroubleProps): ReactElement | null {
  const { failure, unreached, loadAgain } = films;
  if (failure === undefined && unreached.length === 0) return null;
  return (
    <Alert
      color="orange"
      role="alert"
      title={
        failure === undefined
          ? `${count(unreached.length, 'camera')} could not be asked for recordings`
          : 'The list may be out of date'
      }
    >
      {failure !== undefined && failureText(failure)}
      <List size="sm" listStyleType="none">
        {unreached.map(({ cameraId, error }) => (
          <List.Item key={cameraId} data-camera={cameraId}>
            <b>{labelOf(cameraId)}</b>: {withAdvice(error)}
          </List.Item>
        ))}
      </List>
      <Button size="compact-sm" variant="default" mt="xs" onClick={loadAgain}>
        Ask again
      </Button>
    </Alert>
  );
}
