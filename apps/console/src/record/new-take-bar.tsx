import { Button, Group, Kbd, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { Icon } from '../frame/icon.js';
import { useKeys } from '../frame/use-keys.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';
import { useIsHere } from '../state/use-is-here.js';
import { Alarm } from './alarm.js';
import type { Crew } from './crew.js';
import { newKey } from './new-key.js';
import { recordingOf, requestOf, type TakeWish } from './take-wish.js';
import { type Deeds, useDeeds } from '../takes/use-deeds.js';

interface NewTakeBarProps {
  readonly crew: Crew;
  readonly wish: TakeWish;
  readonly onMade: (id: string) => void;
}

/** Arm; record at once, without asking anybody; stop what records. */
export function NewTakeBar({ crew, wish, onMade }: NewTakeBarProps): ReactElement {
  const mayRoll = useMay('operator');
  const deeds = useDeeds<'arm' | 'record' | 'stop'>();
  return (
    <>
      <Group gap="md">
        {mayRoll && <Buttons crew={crew} wish={wish} onMade={onMade} deeds={deeds} />}
        <Text size="sm" role="status" aria-label="Chosen cameras">
          {crewText(crew)}
        </Text>
      </Group>
      {deeds.failure !== undefined && <Alarm title="That did not work">{deeds.failure}</Alarm>}
    </>
  );
}

interface ButtonsProps extends NewTakeBarProps {
  readonly deeds: Deeds<'arm' | 'record' | 'stop'>;
}

function Buttons({ crew, wish, onMade, deeds }: ButtonsProps): ReactElement {
  const { chosen, rolling } = crew;
  const { busy, run } = deeds;
  const isUseless = chosen.size === 0 || busy.size > 0;
  // The stream tells of the take that it makes.
  const record = (): void => {
    const headers = { 'Idempotency-Key': newKey() };
    const body = { ...recordingOf(wish), cameras: [...chosen] };
    void run('record', () => rollcall.call('post', '/recordings', { headers, body }));
  };
  return (
    <>
      <ArmButton isUseless={isUseless} {...{ crew, wish, onMade, deeds }} />
      {wish.kind === 'film' && (
        <Button
          size="md"
          variant="default"
          leftSection={<Icon name="record" />}
          disabled={isUseless && !busy.has('record')}
          loading={busy.has('record')}
          onClick={record}
        >
          Record at once
        </Button>
      )}
      {rolling.length > 0 && <StopButton crew={crew} deeds={deeds} />}
    </>
  );
}

interface ArmButtonProps extends ButtonsProps {
  readonly isUseless: boolean;
}

function ArmButton({ crew, wish, onMade, deeds: { busy, run }, isUseless }: ArmButtonProps): ReactElement {
  const isHere = useIsHere();
  const arm = async (): Promise<void> => {
    if (isUseless) return;
    const headers = { 'Idempotency-Key': newKey() };
    const body = requestOf(wish, crew.chosen);
    const take = await run('arm', () => rollcall.call('post', '/takes', { headers, body }));
    // The stream may have told of it before, and it may have been put away since.
    if (take && isHere.current) onMade(take.id);
  };
  useKeys([['a', (event) => event.repeat || void arm()]]);
  return (
    <Button
      size="md"
      rightSection={<Kbd visibleFrom="sm">A</Kbd>}
      disabled={isUseless && !busy.has('arm')}
      loading={busy.has('arm')}
      aria-keyshortcuts="A"
      onClick={() => void arm()}
    >
      Arm
    </Button>
  );
}

/** Ends what belongs to no take that is shown, such as what was begun on the page of a camera. */
function StopButton({
  crew: { rolling },
  deeds: { busy, run },
}: Pick<ButtonsProps, 'crew' | 'deeds'>): ReactElement {
  const stop = (): void => {
    const body = { cameras: [...new Set(rolling.map(({ cameraId }) => cameraId))] };
    void run('stop', () => rollcall.call('post', '/recordings/stop', { body }));
  };
  return (
    <Button size="md" variant="white" color="dark" loading={busy.has('stop')} onClick={stop}>
      Stop
    </Button>
  );
}

function crewText({ chosen, rolling, ready, away, others }: Crew): string {
  const parts = [
    rolling.length > 0
      ? `${rolling.length} of ${count(chosen.size, 'camera')} recording`
      : `${ready} of ${count(chosen.size, 'camera')} ready`,
    ...(away > 0 ? [`${away} not ready`] : []),
    ...(others > 0 ? [`${count(others, 'other camera')} recording too`] : []),
  ];
  return parts.join(', ');
}
