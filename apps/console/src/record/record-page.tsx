import { Group, Stack, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { camerasOf, entriesOf } from '../fleet/fleet-entries.js';
import { useAway } from '../recordings/use-away.js';
import { useFilms } from '../recordings/use-films.js';
import { useMay } from '../session/session-context.js';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { useLabelOf } from '../state/use-label-of.js';
import { CameraList } from './camera-list.js';
import { ChoiceSelect } from './choice-select.js';
import { ALL, type Choice, choicesIn, chosenIn, toggled } from './choice.js';
import { crewOf } from './crew.js';
import { FailedFilms } from './failed-films.js';
import { lastFilms } from './last-films.js';
import { LastFilmsTable } from './last-films-table.js';
import { LostRolling } from './lost-rolling.js';
import { NameInput } from './name-input.js';
import { OutcomeAlert } from './outcome-alert.js';
import { TakeBar } from './take-bar.js';
import { useTake } from './use-take.js';

/** Rolls many cameras at once: who is ready, who rolls, and what became of every file. */
export default function RecordPage(): ReactElement {
  const fleet = useFleet();
  const groups = useGroups();
  const { films, unreached } = useFilms();
  const away = useAway(unreached);
  const take = useTake();
  const mayRoll = useMay('operator');
  const [choice, setChoice] = useState<Choice>(ALL);
  const [name, setName] = useState('');
  const cameras = useMemo(() => camerasOf(entriesOf(fleet)), [fleet]);
  const chosen = useMemo(() => chosenIn(choice, cameras, groups), [choice, cameras, groups]);
  const crew = useMemo(() => crewOf(chosen, cameras), [chosen, cameras]);
  const last = useMemo(() => lastFilms(films.values(), chosen), [films, chosen]);
  const labelOf = useLabelOf();
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Record all</VisuallyHidden>
      <Group gap="sm" align="end">
        <ChoiceSelect choice={choice} choices={choicesIn(cameras, groups)} onChoose={setChoice} />
        {mayRoll && <NameInput name={name} onName={setName} />}
      </Group>
      <TakeBar crew={crew} take={take} name={name} />
      {take.outcome && <OutcomeAlert outcome={take.outcome} labelOf={labelOf} onDismiss={take.dismiss} />}
      <LostRolling cameras={cameras} chosen={chosen} />
      <FailedFilms cameras={chosen} labelOf={labelOf} />
      <CameraList
        cameras={cameras}
        chosen={chosen}
        take={take}
        onToggle={(id) => setChoice(toggled(chosen, id))}
        onToggleAll={() => setChoice(chosen.size < cameras.length ? ALL : new Set())}
      />
      <LastFilmsTable films={last} away={away} labelOf={labelOf} />
    </Stack>
  );
}
