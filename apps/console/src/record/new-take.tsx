import { Group } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { camerasOf, entriesOf } from '../fleet/fleet-entries.js';
import { useMay } from '../session/session-context.js';
import { useFleet } from '../state/fleet-context.js';
import { useGroups } from '../state/use-groups.js';
import { ChoiceSelect } from './choice-select.js';
import { ALL, type Choice, choicesIn, chosenIn, toggled } from './choice.js';
import { CrewChoice } from './crew-choice.js';
import { crewOf } from './crew.js';
import { foreseen } from './finding.js';
import { FindingsList } from './findings-list.js';
import { LostRolling } from './lost-rolling.js';
import { NewTakeBar } from './new-take-bar.js';
import { TakeForm } from './take-form.js';
import type { TakeWish } from './take-wish.js';

interface NewTakeProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly wish: TakeWish;
  readonly onWish: (wish: TakeWish) => void;
  readonly onMade: (id: string) => void;
}

/** Says who is to be in the next take, and arms them. */
export function NewTake({ choice, onChoice, wish, onWish, onMade }: NewTakeProps): ReactElement {
  const fleet = useFleet();
  const groups = useGroups();
  const mayRoll = useMay('operator');
  const cameras = useMemo(() => camerasOf(entriesOf(fleet)), [fleet]);
  const chosen = useMemo(() => chosenIn(choice, cameras, groups), [choice, cameras, groups]);
  const crew = useMemo(() => crewOf(chosen, cameras), [chosen, cameras]);
  const findings = cameras.filter(({ service }) => chosen.has(service.id)).flatMap(foreseen);
  return (
    <>
      {mayRoll && (
        <Group gap="sm" align="end">
          <ChoiceSelect choice={choice} choices={choicesIn(cameras, groups)} onChoose={onChoice} />
          <TakeForm wish={wish} onWish={onWish} />
        </Group>
      )}
      <NewTakeBar crew={crew} wish={wish} onMade={onMade} />
      <LostRolling cameras={cameras} chosen={chosen} />
      <CrewChoice
        cameras={cameras}
        chosen={chosen}
        mayChoose={mayRoll}
        onToggle={(id) => onChoice(toggled(chosen, id))}
        onToggleAll={() => onChoice(chosen.size < cameras.length ? ALL : new Set())}
      />
      <FindingsList findings={findings} />
    </>
  );
}
