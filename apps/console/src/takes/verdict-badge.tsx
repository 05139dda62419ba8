import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Certificate } from './certificates.js';

const LOOKS = {
  pass: { text: 'pass', color: 'teal.9' },
  warn: { text: 'warning', color: 'yellow.9' },
  fail: { text: 'fail', color: 'red.9' },
} as const;

export function VerdictBadge({ verdict }: Pick<Certificate, 'verdict'>): ReactElement {
  const { text, color } = LOOKS[verdict];
  return (
    <Badge color={color} variant="filled" autoContrast miw="max-content" data-verdict={verdict}>
      {text}
    </Badge>
  );
}
