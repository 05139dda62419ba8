import { Alert, List } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import type { LookAnswer } from './copy-look.js';

interface LookAnswersProps {
  readonly answers: readonly LookAnswer[];
  readonly labelOf: (cameraId: string) => string;
}

/** What each camera made of it, the ones that refused first. */
export function LookAnswers({ answers, labelOf }: LookAnswersProps): ReactElement {
  const refused = answers.filter(({ failure }) => failure !== undefined);
  const taken = answers.filter(({ failure }) => failure === undefined);
  const title = `${taken.length} of ${count(answers.length, 'camera')} took it`;
  return (
    <Alert color={refused.length > 0 ? 'orange' : 'teal'} role="status" title={title}>
      <List size="sm" listStyleType="none" mah={240} className="answers">
        {[...refused, ...taken].map((answer) => (
          <List.Item key={answer.cameraId} data-camera={answer.cameraId} data-state={stateOf(answer)}>
            <b>{labelOf(answer.cameraId)}</b>: {textOf(answer)}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function stateOf({ failure, leftOut }: LookAnswer): string {
  if (failure !== undefined) return 'refused';
  return leftOut.length > 0 ? 'partly' : 'taken';
}

function textOf({ failure, leftOut }: LookAnswer): string {
  const without = leftOut.length > 0 ? ` Left out: ${leftOut.join('; ')}.` : '';
  return `${failure ?? (leftOut.length > 0 ? 'it took the rest.' : 'it looks the same now.')}${without}`;
}
