import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { Dialog } from '../frame/dialog.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { Icon } from '../frame/icon.js';
import { rollcall } from '../state/rollcall.js';
import { useAttempt } from '../state/use-attempt.js';
import { type TakeView, takeTitle } from './take.js';

interface DeleteTakeButtonProps {
  readonly take: TakeView;
  readonly onDone: () => void;
}

/** What was written about a take is nowhere else: it is asked for once more. */
export function DeleteTakeButton({ take, onDone }: DeleteTakeButtonProps): ReactElement {
  const [isOpen, { open, close }] = useDisclosure();
  const { isBusy, failure, run } = useAttempt();
  const params = { path: { id: take.id } };
  const remove = async (): Promise<void> => {
    if (await run(() => rollcall.call('delete', '/takes/{id}', { params }))) onDone();
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="trash" />} onClick={open}>
        Forget
      </Button>
      <Dialog opened={isOpen} onClose={close} title={`Forget ${takeTitle(take)}?`}>
        <Text size="sm" mb="sm">
          What was measured and written about it goes, and its certificate with it. Its films stay where they
          are, on the cameras and on the operator host; where they are still being collected, that ends.
        </Text>
        <FailureAlert text={failure} />
        <Group gap="xs">
          <Button color="red.9" loading={isBusy} onClick={() => void remove()}>
            Forget the take
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
