import { Anchor, Group, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { clockText, instantText } from '../format/times.js';
import { failureText } from '../format/failure-text.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { useMay } from '../session/session-context.js';
import { useNow } from '../state/use-now.js';
import { ArmedButtons } from './armed-buttons.js';
import { DeleteTakeButton } from './delete-take-button.js';
import { countsText, isBeforeRoll, isOver, takeTitle, type TakeView } from './take.js';
import { TakeCollection } from './take-collection.js';
import { TakeNotes } from './take-notes.js';
import { TakeResult } from './take-result.js';
import { TakeStateLine } from './take-state-line.js';
import { useDeeds } from './use-deeds.js';
import { useTake } from './use-take.js';

/** One take: how well it went, its films, and what people write about it. */
export default function TakePage({ id }: { readonly id: string }): ReactElement {
  const { take, failure, isRemoved } = useTake(id);
  return (
    <Stack gap="sm">
      <Anchor component={Link} href="/takes" size="sm">
        All takes
      </Anchor>
      {isRemoved && <Text>The take was forgotten. Its films stay where they are.</Text>}
      <FailureAlert text={failure === undefined || isRemoved ? undefined : failureText(failure)} />
      {take && !isRemoved && <Details take={take} />}
      {!take && failure === undefined && !isRemoved && <Loader size="sm" aria-label="Reading the take" />}
    </Stack>
  );
}

function Details({ take }: { readonly take: TakeView }): ReactElement {
  const { slate = '', notes = '' } = take;
  return (
    <>
      <Group gap="md" align="baseline">
        <Title order={1} size="h4" className="word-break">
          {takeTitle(take)}
        </Title>
        <TakeStateLine state={take.state} />
        <Text size="sm" role="status">
          {countsText(take)}
        </Text>
        {!isOver(take) && (
          <Anchor component={Link} href={`/record?take=${take.id}`} size="sm">
            Go to it
          </Anchor>
        )}
      </Group>
      <Facts take={take} />
      {/* What somebody else has written takes the place of what is shown. */}
      <TakeNotes key={`${slate}\n${notes}`} id={take.id} slate={slate} notes={notes} />
      <TakeResult take={take} />
      <TakeCollection take={take} />
      <Actions take={take} />
    </>
  );
}

const POLICIES = { all: 'all are ready', majority: 'most are ready', any: 'one is ready' } as const;

function Facts({ take }: { readonly take: TakeView }): ReactElement {
  const { by, createdAt, armed, policy, mode } = take;
  const made = `${instantText(createdAt, useNow())}${by === undefined ? '' : ` by ${by}`}`;
  const facts = [
    `made ${made}`,
    ...extentOf(take),
    armed ? `rolls when ${POLICIES[policy]}` : 'recorded at once, without a common start',
    ...(armed ? [mode === 'framesync' ? 'frames in step' : 'by the clock'] : []),
  ];
  return (
    <Text size="sm" c="dimmed" className="numbers">
      {facts.join(', ')}
    </Text>
  );
}

/** How long a film is; a picture is of one instant. */
function extentOf({ kind, source, startAt, endAt, durationMs, prerollMs = 0 }: TakeView): string[] {
  if (kind === 'still') return [source === 'camera' ? 'stills at full size' : 'stills of the stream'];
  const length =
    startAt !== undefined && endAt !== undefined ? Date.parse(endAt) - Date.parse(startAt) : durationMs;
  return [
    ...(length === undefined ? [] : [`${clockText(length)} long`]),
    ...(prerollMs > 0 ? [`pre-roll ${prerollMs / 1000} s`] : []),
  ];
}

function Actions({ take }: { readonly take: TakeView }): ReactElement | null {
  const mayChange = useMay('operator');
  const [, navigate] = useLocation();
  const deeds = useDeeds<'arm' | 'cancel'>();
  if (!mayChange) return null;
  return (
    <>
      <Group gap="md">
        {isBeforeRoll(take) && <ArmedButtons take={take} deeds={deeds} />}
        {(isOver(take) || take.state === 'cut') && (
          <DeleteTakeButton take={take} onDone={() => navigate('/takes')} />
        )}
      </Group>
      <FailureAlert text={deeds.failure} />
    </>
  );
}
