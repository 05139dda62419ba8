import { Alert, Button, Group, List } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { failureText } from '../format/failure-text.js';
import { withAdvice } from '../format/with-advice.js';
import { Icon } from '../frame/icon.js';
import type { Outcome, Refusal } from './take.js';

interface OutcomeAlertProps {
  readonly outcome: Outcome;
  readonly labelOf: (cameraId: string) => string;
  readonly onDismiss: () => void;
}

const DID_NOT = { roll: 'did not roll', stop: 'did not stop' } as const;

/** Who did not do what was asked, until somebody puts it away; nothing where all did. */
export function OutcomeAlert({ outcome, labelOf, onDismiss }: OutcomeAlertProps): ReactElement | null {
  const { doing, refusals, failure, again } = outcome;
  if (refusals.size === 0 && !failure) return null;
  const title = failure
    ? `It is not known whether the cameras ${doing === 'roll' ? 'roll' : 'stopped'}`
    : `${count(refusals.size, 'camera')} ${DID_NOT[doing]}`;
  return (
    <Alert
      color="red.9"
      variant="filled"
      role="alert"
      title={failure?.kind === 'refused' ? failure.title : title}
      icon={<Icon name="warning" />}
    >
      {failure && failureText(failure)}
      <List size="sm" listStyleType="none">
        {[...refusals.values()].map((refusal) => (
          <RefusalItem key={refusal.cameraId} refusal={refusal} label={labelOf(refusal.cameraId)} />
        ))}
      </List>
      <Group gap="xs" mt="xs">
        {again && (
          <Button size="compact-sm" variant="white" color="dark" onClick={again}>
            Try again
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={onDismiss}>
          Dismiss
        </Button>
      </Group>
    </Alert>
  );
}

function RefusalItem({
  refusal,
  label,
}: {
  readonly refusal: Refusal;
  readonly label: string;
}): ReactElement {
  return (
    <List.Item data-camera={refusal.cameraId}>
      <b>{label}</b>: {withAdvice(refusal)}
    </List.Item>
  );
}
