import { Button, Group, Text, TextInput, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { FailureAlert } from '../frame/failure-alert.js';
import { useMay } from '../session/session-context.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { LONGEST } from './longest.js';

interface TakeNotesProps {
  readonly id: string;
  readonly slate: string;
  readonly notes: string;
}

/** The slate of a take and what there is to note about it: to write for some, to read for others. */
export function TakeNotes(props: TakeNotesProps): ReactElement | null {
  const { slate, notes } = props;
  if (useMay('operator')) return <NotesForm {...props} />;
  if (slate === '' && notes === '') return null;
  return (
    <Text size="sm" className="word-break" style={{ whiteSpace: 'pre-wrap' }}>
      {[...(slate === '' ? [] : [`Slate ${slate}`]), ...(notes === '' ? [] : [notes])].join('\n')}
    </Text>
  );
}

function NotesForm({ id, slate, notes }: TakeNotesProps): ReactElement {
  const [typed, setTyped] = useState({ slate, notes });
  const { isBusy, failure, run } = useAttempt();
  const isSame = typed.slate === slate && typed.notes === notes;
  const save = (): Promise<unknown> =>
    rollcall.call('patch', '/takes/{id}', { params: { path: { id } }, body: typed });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          label="Slate"
          w={120}
          maxLength={LONGEST.slate}
          value={typed.slate}
          onChange={({ currentTarget }) => setTyped({ ...typed, slate: currentTarget.value })}
        />
        <Textarea
          label="Notes"
          flex={1}
          miw={160}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={LONGEST.notes}
          value={typed.notes}
          onChange={({ currentTarget }) => setTyped({ ...typed, notes: currentTarget.value })}
        />
        <Button type="submit" loading={isBusy} disabled={isSame}>
          Save
        </Button>
      </Group>
      <FailureAlert text={failure} />
    </form>
  );
}
