import './record.css';
import { Stack, VisuallyHidden } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { NewTake } from './new-take.js';
import { OtherTakes } from './other-takes.js';
import { ALL, type Choice } from './choice.js';
import { RunningTake } from './running-take.js';
import { NO_WISH } from './take-wish.js';
import { useCurrentTake } from './use-current-take.js';

/** Rolls many cameras as one: who is ready, who rolls, and what became of every film. */
export default function RecordPage(): ReactElement {
  const { id, others, show, leave } = useCurrentTake();
  // What was chosen stays for the next take.
  const [choice, setChoice] = useState<Choice>(ALL);
  const [wish, setWish] = useState(NO_WISH);
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h1">Record</VisuallyHidden>
      <OtherTakes takes={others} onShow={show} />
      {id === undefined ? (
        <NewTake choice={choice} onChoice={setChoice} wish={wish} onWish={setWish} onMade={show} />
      ) : (
        <RunningTake key={id} id={id} onLeave={leave} />
      )}
    </Stack>
  );
}
