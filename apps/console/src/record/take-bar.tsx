import { Button, Group, Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import type { Crew } from './crew.js';
import { TakeClock } from './take-clock.js';
import type { Take } from './use-take.js';

interface TakeBarProps {
  readonly crew: Crew;
  readonly take: Take;
  readonly name: string;
}

/** Roll, the clock, and Stop. */
export function TakeBar({ crew, take, name }: TakeBarProps): ReactElement {
  const mayRoll = useMay('operator');
  return (
    <Group gap="md" className="take-bar">
      {mayRoll && <Roll crew={crew} take={take} name={name} />}
      {mayRoll && <Stop crew={crew} take={take} />}
      <TakeClock rolling={crew.rolling} />
      <Text size="sm" role="status" aria-label="Chosen cameras">
        {crewText(crew)}
      </Text>
    </Group>
  );
}

function Roll({ crew, take, name }: TakeBarProps): ReactElement {
  const { chosen, rolling } = crew;
  const isRolling = take.asked?.doing === 'roll';
  const isUseless = chosen.size === 0 || rolling.length === chosen.size;
  const roll = (): void => {
    if (!isUseless && !take.asked) take.roll(chosen, name);
  };
  useHotkeys([['r', (event) => event.repeat || roll()]]);
  return (
    <Button
      color="red.9"
      size="md"
      leftSection={<Icon name="record" />}
      rightSection={<Kbd visibleFrom="sm">R</Kbd>}
      disabled={isUseless || (take.asked !== undefined && !isRolling)}
      loading={isRolling}
      aria-keyshortcuts="R"
      onClick={roll}
    >
      Roll
    </Button>
  );
}

function Stop({ crew: { rolling }, take }: Pick<TakeBarProps, 'crew' | 'take'>): ReactElement {
  const isStopping = take.asked?.doing === 'stop';
  return (
    <Button
      color="dark"
      variant="white"
      size="md"
      leftSection={<Icon name="stop" />}
      disabled={rolling.length === 0}
      loading={isStopping}
      onClick={() => take.stop(new Set(rolling.map(({ cameraId }) => cameraId)))}
    >
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
