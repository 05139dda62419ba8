import { Anchor, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { failureText } from '../format/failure-text.js';
import { camerasOf, entriesOf } from '../fleet/fleet-entries.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { useFleet } from '../state/fleet-context.js';
import { entryLook, type Look } from '../takes/entry-looks.js';
import {
  countIn,
  countsText,
  type EntryState,
  isBeforeRoll,
  isInterrupted,
  isOver,
  type TakeEntry,
  takeTitle,
  type TakeView,
} from '../takes/take.js';
import { TakeResult } from '../takes/take-result.js';
import { TakeStateLine } from '../takes/take-state-line.js';
import { useTake } from '../takes/use-take.js';
import { CrewTile } from './crew-tile.js';
import { foundBy } from './finding.js';
import { FindingsList } from './findings-list.js';
import { LostRolling } from './lost-rolling.js';
import { wasRolling } from './readiness.js';
import { TakeBar } from './take-bar.js';
import { TakeTroubles } from './take-troubles.js';

interface RunningTakeProps {
  readonly id: string;
  readonly onLeave: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** A take from the moment it is armed until one looks at what became of it. */
export function RunningTake({ id, onLeave }: RunningTakeProps): ReactElement {
  const { take, failure, isRemoved } = useTake(id);
  const text = isRemoved
    ? 'The take was forgotten.'
    : failure === undefined
      ? undefined
      : failureText(failure);
  return (
    <Stack gap="sm">
      {text !== undefined && (
        <Group>
          <FailureAlert text={text} />
          <Button variant="default" onClick={onLeave}>
            New take
          </Button>
        </Group>
      )}
      {take && !isRemoved && <Course take={take} onLeave={onLeave} />}
      {!take && text === undefined && <Loader size="sm" aria-label="Reading the take" />}
    </Stack>
  );
}

interface CrewProps {
  readonly take: TakeView;
  /** Who was lost in the middle of a recording. */
  readonly lost: ReadonlySet<string>;
}

interface CourseProps {
  readonly take: TakeView;
  readonly onLeave: () => void;
}

function Course({ take, onLeave }: CourseProps): ReactElement {
  const fleet = useFleet();
  const inTake = new Set(take.entries.map(({ cameraId }) => cameraId));
  const cameras = camerasOf(entriesOf(fleet));
  const lost = new Set(cameras.filter(wasRolling).map(({ service }) => service.id));
  const hasRolled = !isBeforeRoll(take) && take.state !== 'cancelled';
  const isShown = (state: EntryState): boolean => (hasRolled ? !isOver(take) && state === 'out' : true);
  const unready = take.entries.filter(({ state }) => isShown(state));
  return (
    <>
      <Heading take={take} lost={lost} />
      <TakeBar take={take} onLeave={onLeave} />
      {hasRolled && <TakeTroubles take={take} lost={isOver(take) ? NOBODY : lost} />}
      {!isOver(take) && <LostRolling cameras={cameras} chosen={inTake} />}
      {isOver(take) && hasRolled ? <TakeResult take={take} /> : <Crew take={take} lost={lost} />}
      <FindingsList findings={unready.flatMap(foundBy)} />
    </>
  );
}

/** Comes under the focus where the button that brought the take about, or on, is gone. */
function Heading({ take, lost }: CrewProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [take.state]);
  return (
    <Group gap="md" align="baseline">
      <Title order={2} size="h4" ref={heading} tabIndex={-1} className="word-break take-heading">
        {takeTitle(take)}
        {take.slate !== undefined && take.slate !== '' && `, slate ${take.slate}`}
      </Title>
      <TakeStateLine state={take.state} />
      <Text size="sm" role="status" aria-label="Cameras of the take">
        {countsText(take) + awayText(take, lost)}
      </Text>
      <Anchor component={Link} href={`/takes/${take.id}`} size="sm">
        Details
      </Anchor>
    </Group>
  );
}

function isLost({ cameraId, state }: TakeEntry, lost: ReadonlySet<string>): boolean {
  return state === 'rolling' && lost.has(cameraId);
}

/** Behind what its cameras said last: not all of them can be asked now, or roll. */
function awayText({ entries }: TakeView, lost: ReadonlySet<string>): string {
  const away = [
    { n: entries.filter((entry) => isLost(entry, lost)).length, word: 'lost' },
    { n: entries.filter(isInterrupted).length, word: 'interrupted' },
  ].filter(({ n }) => n > 0);
  return away.length > 0 ? ` (${away.map(({ n, word }) => `${n} ${word}`).join(', ')})` : '';
}

/** Nobody knows whether it still rolls. */
const LOST: Look = { text: 'lost, was rolling', color: 'var(--mantine-color-gray-6)' };

function Crew({ take, lost }: CrewProps): ReactElement {
  return (
    <ul className="crew" aria-label="Cameras" data-rolling={countIn(take, 'rolling') || undefined}>
      {take.entries.map((entry) => {
        const { cameraId, label } = entry;
        const state = isLost(entry, lost) ? 'lost' : isInterrupted(entry) ? 'interrupted' : entry.state;
        return (
          <CrewTile
            key={cameraId}
            id={cameraId}
            label={label}
            state={state}
            look={state === 'lost' ? LOST : entryLook(entry)}
          />
        );
      })}
    </ul>
  );
}
