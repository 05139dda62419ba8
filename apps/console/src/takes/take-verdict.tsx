import { Anchor, Button, Group, List, Loader, Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { FailureAlert } from '../frame/failure-alert.js';
import { type Certificate, certificateUrl } from './certificates.js';
import { claimText } from './claim-text.js';
import type { TakeView } from './take.js';
import type { Certified } from './use-certificate.js';
import { VerdictBadge } from './verdict-badge.js';

interface TakeVerdictProps {
  readonly take: TakeView;
  readonly certified: Certified & { readonly again: () => void };
}

/** How well it went: the verdict, how far its cameras lie apart, and where that is proven. */
export function TakeVerdict({ take, certified }: TakeVerdictProps): ReactElement {
  const { certificate, failure, again } = certified;
  return (
    <Paper withBorder p="sm" component="section" aria-label="Verdict">
      <Group gap="md" role="status">
        {certificate && <Summary take={take} certificate={certificate} />}
        {!certificate && failure === undefined && (
          <>
            <Loader size="sm" /> <Text size="sm">The times of all frames are being read.</Text>
          </>
        )}
        <Anchor href={certificateUrl(take.id)} target="_blank" rel="noopener" size="sm" underline="always">
          Certificate
        </Anchor>
      </Group>
      {certificate && <Reasons certificate={certificate} />}
      <FailureAlert title="There is no verdict yet" text={failure} />
      {failure !== undefined && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={again}>
          Try again
        </Button>
      )}
    </Paper>
  );
}

interface SummaryProps {
  readonly take: TakeView;
  readonly certificate: Certificate;
}

function Summary({ take, certificate: { verdict, skew } }: SummaryProps): ReactElement {
  const labelOf = (id: string): string => take.entries.find((entry) => entry.cameraId === id)?.label ?? id;
  const { largest, limitMs } = skew;
  return (
    <>
      <VerdictBadge verdict={verdict} />
      <Text className="numbers">
        {largest
          ? `Largest skew ${claimText(largest.skew)}, ${labelOf(largest.late)} behind ${labelOf(largest.early)}; the limit is ${limitMs.toFixed(1)} ms`
          : 'No skew is known'}
      </Text>
    </>
  );
}

/** More of them are in the certificate. */
const MOST = 8;

function Reasons({ certificate: { reasons } }: Pick<SummaryProps, 'certificate'>): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <List size="sm" mt="xs" listStyleType="none" className="word-break">
      {reasons.slice(0, MOST).map(({ severity, finding, detail }) => (
        <List.Item key={detail} data-finding={finding} c={severity === 'fail' ? 'red.4' : 'orange.4'}>
          <b>{severity === 'fail' ? 'Fail' : 'Warning'}:</b> {detail}
        </List.Item>
      ))}
      {reasons.length > MOST && (
        <List.Item>{`and ${reasons.length - MOST} more in the certificate`}</List.Item>
      )}
    </List>
  );
}
