import { Button, Group, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { count } from '../format/count.js';
import { withAdvice } from '../format/with-advice.js';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { Icon } from '../frame/icon.js';
import { useAttempt } from '../state/use-attempt.js';
import { type Collection, deleteOriginals, type OriginalItem } from './collection.js';
import { type TakeView, takeTitle } from './take.js';

interface DeleteOriginalsButtonProps {
  readonly take: TakeView;
  readonly collection: Collection;
}

/** What is deleted on the cameras is on the operator host alone: it is asked for once more. */
export function DeleteOriginalsButton({ take, collection }: DeleteOriginalsButtonProps): ReactElement {
  const [isOpen, { open, close }] = useDisclosure();
  const [items, setItems] = useState<readonly OriginalItem[]>();
  const { isBusy, failure, run } = useAttempt();
  const remove = (): void => void run(async () => setItems(await deleteOriginals(take.id)));
  const show = (): void => {
    setItems(undefined);
    open();
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="trash" />} onClick={show}>
        Delete on the cameras
      </Button>
      <Dialog
        opened={isOpen}
        onClose={close}
        title={`Delete the films of ${takeTitle(take)} on the cameras?`}
      >
        {items ? <Outcome items={items} /> : <Question collection={collection} />}
        <FailureAlert text={failure} />
        <Group gap="xs" mt="sm">
          {!items && (
            <Button color="red.9" loading={isBusy} onClick={remove}>
              Delete the films
            </Button>
          )}
          <Button variant="default" onClick={close} data-autofocus>
            {items ? 'Done' : 'Keep them'}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}

function Question({ collection: { verified, films } }: { readonly collection: Collection }): ReactElement {
  return (
    <Text size="sm">
      {`Safe on the operator host: ${verified} of ${count(films, 'film')}. Each copy is read once more; what it does not prove stays, and so does what is marked to be kept.`}
    </Text>
  );
}

function Outcome({ items }: { readonly items: readonly OriginalItem[] }): ReactElement {
  const gone = items.filter(({ ok }) => ok).length;
  return (
    <>
      <Text size="sm" role="status">
        {`No longer on the cameras: ${gone} of ${count(items.length, 'film')}.`}
      </Text>
      <List size="sm" listStyleType="none" className="word-break">
        {items.map((item) =>
          item.ok ? null : (
            <List.Item key={item.file} c="orange.4">
              {`${item.file}: ${withAdvice(item.error)}`}
            </List.Item>
          ),
        )}
      </List>
    </>
  );
}
