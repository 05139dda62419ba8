import { Button, Group, Kbd } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import { Icon } from '../frame/icon.js';
import { useKeys } from '../frame/use-keys.js';
import { useMay } from '../session/session-context.js';
import { ArmedButtons } from '../takes/armed-buttons.js';
import { countIn, isBeforeRoll, type TakeView } from '../takes/take.js';
import { takeCall } from '../takes/take-call.js';
import { Alarm } from './alarm.js';
import { TakeClock } from './take-clock.js';
import { type Deeds, useDeeds } from '../takes/use-deeds.js';

interface TakeBarProps {
  readonly take: TakeView;
  readonly onLeave: () => void;
}

type Deed = 'roll' | 'cut' | 'arm' | 'cancel';

/** What can be done with a take now, and its clock. */
export function TakeBar({ take, onLeave }: TakeBarProps): ReactElement {
  const deeds = useDeeds<Deed>();
  return (
    <>
      <Group gap="md">
        {useMay('operator') && <Buttons take={take} deeds={deeds} onLeave={onLeave} />}
        {hasClock(take) && <TakeClock take={take} />}
      </Group>
      {deeds.failure !== undefined && <Alarm title="That did not work">{deeds.failure}</Alarm>}
    </>
  );
}

/** A picture has no length. */
function hasClock(take: TakeView): boolean {
  return !isBeforeRoll(take) && take.state !== 'cancelled' && take.kind !== 'still';
}

interface ButtonProps {
  readonly take: TakeView;
  readonly deeds: Deeds<Deed>;
}

function Buttons({ take, deeds, onLeave }: ButtonProps & TakeBarProps): ReactElement {
  if (take.state === 'rolling' && take.kind === 'still') return <></>;
  if (take.state === 'rolling') return <CutButton take={take} deeds={deeds} />;
  if (isBeforeRoll(take))
    return (
      <>
        {take.state === 'armed' && <RollButtons take={take} deeds={deeds} />}
        <ArmedButtons take={take} deeds={deeds} />
      </>
    );
  return (
    <Button size="md" variant="default" onClick={onLeave}>
      New take
    </Button>
  );
}

function RollButtons({ take, deeds: { busy, run } }: ButtonProps): ReactElement {
  const [ready, all] = [countIn(take, 'ready'), countIn(take)];
  const isWhole = take.mayRoll === true;
  const roll = (anyway: boolean): void => {
    if (!busy.has('roll')) void run('roll', () => takeCall(take.id, 'roll', anyway ? { anyway } : {}));
  };
  useKeys([['r', (event) => event.repeat || !isWhole || roll(false)]]);
  return (
    <>
      <Button
        color="red.9"
        size="md"
        leftSection={<Icon name="record" />}
        rightSection={<Kbd visibleFrom="sm">R</Kbd>}
        disabled={!isWhole}
        loading={busy.has('roll')}
        aria-keyshortcuts="R"
        onClick={() => roll(false)}
      >
        {take.kind === 'still' ? 'Take the picture' : 'Roll'}
      </Button>
      {!isWhole && ready > 0 && (
        <Button size="md" color="red.9" loading={busy.has('roll')} onClick={() => roll(true)}>
          {`${take.kind === 'still' ? 'Take' : 'Roll'} ${ready} of ${count(all, 'camera')} anyway`}
        </Button>
      )}
    </>
  );
}

function CutButton({ take, deeds: { busy, run } }: ButtonProps): ReactElement {
  const cut = (): void => {
    if (!busy.has('cut')) void run('cut', () => takeCall(take.id, 'cut', {}));
  };
  useKeys([['c', (event) => event.repeat || cut()]]);
  return (
    <Button
      color="dark"
      variant="white"
      size="md"
      leftSection={<Icon name="stop" />}
      rightSection={<Kbd visibleFrom="sm">C</Kbd>}
      loading={busy.has('cut')}
      aria-keyshortcuts="C"
      onClick={cut}
    >
      Cut
    </Button>
  );
}
