import { Button, Stack, TagsInput, TextInput } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { useFleet } from '../state/fleet-context.js';

const MOST = { label: 100, tag: 50, tags: 16 } as const;

type Service = Schemas['FleetService'];

interface NoteDialogProps {
  readonly service: Service;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What people call a camera, and the words that they sort it by. */
export function NoteDialog({ service, isOpen, onClose }: NoteDialogProps): ReactElement {
  return (
    <Dialog opened={isOpen} onClose={onClose} title={`Name and tags of ${service.label}`}>
      <NoteForm service={service} onDone={onClose} />
    </Dialog>
  );
}

interface NoteFormProps {
  readonly service: Service;
  readonly onDone: () => void;
}

function NoteForm({ service, onDone }: NoteFormProps): ReactElement {
  const [label, setLabel] = useState(service.label);
  const [tags, setTags] = useState<readonly string[]>(service.tags ?? []);
  const { isBusy, failure, run } = useAttempt();
  const save = async (): Promise<void> => {
    if (await run(() => change(service, label.trim(), tags))) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          description={`Left empty, it is called by its host name, ${service.hostname}`}
          value={label}
          maxLength={MOST.label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          data-autofocus
        />
        <Tags tags={tags} onTags={setTags} />
        <FailureAlert text={failure} />
        <Button type="submit" loading={isBusy}>
          Save
        </Button>
      </Stack>
    </form>
  );
}

interface TagsProps {
  readonly tags: readonly string[];
  readonly onTags: (tags: string[]) => void;
}

function Tags({ tags, onTags }: TagsProps): ReactElement {
  const { services } = useFleet();
  const known = useMemo(
    () => [...new Set([...services.values()].flatMap((service) => service.tags ?? []))].sort(),
    [services],
  );
  return (
    <TagsInput
      label="Tags"
      description="Words to sort it by, each ended by Enter"
      data={known}
      value={[...tags]}
      maxTags={MOST.tags}
      maxLength={MOST.tag}
      onChange={onTags}
    />
  );
}

/** A name that nobody changed is not given to it: it may be its host name, which may change. */
function change({ id, label }: Service, name: string, tags: readonly string[]): Promise<unknown> {
  const body = { ...(name !== label && { label: name === '' ? null : name }), tags };
  return rollcall.call('patch', '/cameras/{id}', { params: { path: { id } }, body });
}
