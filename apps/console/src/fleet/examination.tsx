import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { count } from '../format/count.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { FindingItem } from './finding-item.js';

type Report = Schemas['Examination'];
type Finding = Schemas['Finding'];

/** Cameras that are there have been heard of by then. */
const PATIENCE_MS = 5000;

/** What the doctor finds on the operator's host: it looks once by itself, and again when it is asked to. */
export default function Examination(): ReactElement {
  const [report, setReport] = useState<Report>();
  const { isBusy, failure, run } = useAttempt();
  const examine = useCallback(
    () => run(async () => setReport(await rollcall.call('post', '/examinations'))),
    [run],
  );
  useEffect(() => {
    const timer = window.setTimeout(() => void examine(), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [examine]);
  return (
    <Stack gap="xs">
      <Group justify="space-between" mt="xs">
        <Title order={2} size="h5">
          What is in the way
        </Title>
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void examine()}>
          {report ? 'Look again' : 'Look at this host'}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {isBusy
          ? 'Looking at networks, ports and the firewall of this host…'
          : report && failure === undefined && verdictOf(report)}
      </Text>
      <FailureAlert title="It could not be looked at" text={failure} />
      {report && <Findings report={report} />}
    </Stack>
  );
}

function among(findings: readonly Finding[], ...wanted: readonly Finding['verdict'][]): Finding[] {
  return findings.filter(({ verdict }) => wanted.includes(verdict));
}

function Findings({ report: { findings } }: { readonly report: Report }): ReactElement {
  const fine = among(findings, 'ok');
  const shown = [...among(findings, 'problem'), ...among(findings, 'note', 'unknown')];
  return (
    <>
      {shown.length > 0 && <FindingList label="What was found" findings={shown} />}
      {fine.length > 0 && (
        <details>
          <summary>{`As it should be: ${count(fine.length, 'finding')}`}</summary>
          <FindingList label="What is as it should be" findings={fine} />
        </details>
      )}
    </>
  );
}

interface FindingListProps {
  readonly label: string;
  readonly findings: readonly Finding[];
}

function FindingList({ label, findings }: FindingListProps): ReactElement {
  return (
    <List size="sm" spacing={4} listStyleType="none" aria-label={label}>
      {findings.map(({ verdict, seen, todo }) => (
        <FindingItem key={seen} verdict={verdict} text={seen} todo={todo} />
      ))}
    </List>
  );
}

/** What could not be looked at, or is only worth knowing, may be the reason all the same. */
function verdictOf({ findings }: Report): string {
  const number = (wanted: Finding['verdict']): number => among(findings, wanted).length;
  const [problems, notes, unknown] = [number('problem'), number('note'), number('unknown')];
  if (problems > 0) return `${count(problems, 'problem')}: see beneath.`;
  if (notes + unknown === 0) return 'Networks, ports and firewall of this host are in order.';
  const aside = [
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(unknown > 0 ? [`${unknown} not to be looked at from here`] : []),
  ];
  return `No problem was found on this host; ${aside.join(', ')}: see beneath.`;
}
