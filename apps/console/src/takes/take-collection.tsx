import { Button, Group, List, Paper, Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { withAdvice } from '../format/with-advice.js';
import { FailureAlert } from '../frame/failure-alert.js';
import { Icon } from '../frame/icon.js';
import { useMay } from '../session/session-context.js';
import { type Collection, collect, collectionText, stopCollecting } from './collection.js';
import { DeleteOriginalsButton } from './delete-originals-button.js';
import { hasFilm, type TakeView } from './take.js';
import { useCollection } from './use-collection.js';
import { useDeeds } from './use-deeds.js';

type Deed = 'collect' | 'stop';

/** The films of a take on the operator host: how far they are, and what may be done about it. */
export function TakeCollection({ take }: { readonly take: TakeView }): ReactElement | null {
  const isOffered = (take.state === 'complete' || take.state === 'cut') && hasFilm(take);
  return isOffered ? <Offered take={take} /> : null;
}

function Offered({ take }: { readonly take: TakeView }): ReactElement {
  const mayChange = useMay('operator');
  const { collection, failure, become } = useCollection(take.id);
  const { busy, failure: refusal, run } = useDeeds<Deed>();
  const act = async (deed: Deed): Promise<void> => {
    const now = await run(deed, () => (deed === 'stop' ? stopCollecting(take.id) : collect(take.id)));
    if (now) become(now);
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label="Collection" data-collection={collection?.state}>
      <Group gap="md">
        {collection && (
          <Text size="sm" role="status" className="numbers">
            {collectionText(collection)}
          </Text>
        )}
        {mayChange && collection && (
          <Buttons take={take} collection={collection} busy={busy} act={(deed) => void act(deed)} />
        )}
      </Group>
      {collection && <Course collection={collection} />}
      <FailureAlert text={refusal ?? failure} />
    </Paper>
  );
}

interface ButtonsProps {
  readonly take: TakeView;
  readonly collection: Collection;
  readonly busy: ReadonlySet<string>;
  readonly act: (deed: Deed) => void;
}

function Buttons({ take, collection, busy, act }: ButtonsProps): ReactElement {
  const { state, verified } = collection;
  if (state === 'collecting')
    return (
      <Button variant="default" loading={busy.has('stop')} onClick={() => act('stop')}>
        Stop collecting
      </Button>
    );
  return (
    <>
      {state !== 'collected' && (
        <Button
          variant="default"
          leftSection={<Icon name="download" />}
          loading={busy.has('collect')}
          onClick={() => act('collect')}
        >
          Collect on the operator host
        </Button>
      )}
      {verified > 0 && <DeleteOriginalsButton take={take} collection={collection} />}
    </>
  );
}

function Course({ collection }: { readonly collection: Collection }): ReactElement | null {
  const { state, bytes, received, folder, items, error } = collection;
  if (state === 'none') return null;
  const troubles = items.flatMap(({ file, error: why, brokeOff }) => {
    if (why) return [`${file}: ${withAdvice(why)}`];
    return brokeOff ? [`${file} is asked for again: ${withAdvice(brokeOff)}`] : [];
  });
  return (
    <>
      {state === 'collecting' && (
        <Progress
          mt="xs"
          size={4}
          value={(100 * received) / Math.max(1, bytes)}
          aria-label="How much of the take is on the operator host"
        />
      )}
      <Text size="xs" c="dimmed" mt={4} className="word-break">
        {folder}
      </Text>
      <List size="sm" listStyleType="none" className="word-break">
        {[...troubles, ...(error ? [withAdvice(error)] : [])].map((text) => (
          <List.Item key={text} c="orange.4">
            {text}
          </List.Item>
        ))}
      </List>
    </>
  );
}
