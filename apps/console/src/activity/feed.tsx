import { Alert, Button, Loader, Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { dayOf } from '../format/times.js';
import { failureText } from '../format/failure-text.js';
import { FeedLine } from './feed-line.js';
import type { JournalView } from './use-journal.js';

interface FeedProps {
  readonly journal: JournalView;
  readonly labelOf: (cameraId: string) => string;
}

/** What happened, the newest first. */
export function Feed({ journal, labelOf }: FeedProps): ReactElement {
  const { items, next, isKnown, failure, more } = journal;
  return (
    <section aria-label="Journal">
      {failure !== undefined && (
        <Alert color="orange" role="alert" mb="xs" title="The journal could not be read">
          {failureText(failure)}
        </Alert>
      )}
      {!isKnown && failure === undefined && <Loader size="sm" aria-label="Reading the journal" />}
      {isKnown && items.length === 0 && <Text c="dimmed">Nothing of this kind has happened yet.</Text>}
      <ol className="feed numbers">
        {items.map((entry, index) => (
          <Fragment key={entry.id}>
            {dayOf(entry.time) !== dayOf(items[index - 1]?.time ?? '') && <Day time={entry.time} />}
            <FeedLine entry={entry} labelOf={labelOf} />
          </Fragment>
        ))}
      </ol>
      {next !== undefined && (
        <Button variant="default" mt="xs" onClick={more}>
          Show earlier
        </Button>
      )}
    </section>
  );
}

function Day({ time }: { readonly time: string }): ReactElement {
  const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
  return <li className="feed-day">{new Date(time).toLocaleDateString(undefined, options)}</li>;
}
