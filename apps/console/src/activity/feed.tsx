import { Alert, Button, Loader, Text } from '@mantine/core';
import { Fragment, type ReactElement, useMemo } from 'react';
import { dayOf } from '../format/times.js';
import { failureText } from '../format/failure-text.js';
import { LazyLines } from '../frame/lazy-lines.js';
import { useTakes } from '../takes/use-takes.js';
import type { Entry } from './entry.js';
import { FeedLine } from './feed-line.js';
import { takeTitles } from './take-titles.js';
import type { JournalView } from './use-journal.js';

const LINE_PX = 33;

interface FeedProps {
  readonly journal: JournalView;
  readonly labelOf: (cameraId: string) => string;
}

/** What happened, the newest first. */
export function Feed({ journal, labelOf }: FeedProps): ReactElement {
  const { items, next, isKnown, failure, more } = journal;
  const { items: takes } = useTakes();
  const titles = useMemo(() => takeTitles(items, takes), [items, takes]);
  return (
    <section aria-label="Journal">
      {failure !== undefined && (
        <Alert color="orange" role="alert" mb="xs" title="The journal could not be read">
          {failureText(failure)}
        </Alert>
      )}
      {!isKnown && failure === undefined && <Loader size="sm" aria-label="Reading the journal" />}
      {isKnown && items.length === 0 && <Text c="dimmed">Nothing of this kind has happened yet.</Text>}
      <div className="feed numbers">
        <LazyLines
          items={linesOf(items)}
          usualPx={LINE_PX}
          row={({ entry, isFirstOfDay }) => (
            <Fragment key={entry.id}>
              {isFirstOfDay && <Day time={entry.time} />}
              <FeedLine entry={entry} labelOf={labelOf} take={titles.get(entry.subject)} />
            </Fragment>
          )}
        />
      </div>
      {next !== undefined && (
        <Button variant="default" mt="xs" onClick={more}>
          Show earlier
        </Button>
      )}
    </section>
  );
}

interface Line {
  readonly entry: Entry;
  readonly isFirstOfDay: boolean;
}

function linesOf(items: readonly Entry[]): Line[] {
  const days = items.map(({ time }) => dayOf(time));
  return items.map((entry, index) => ({ entry, isFirstOfDay: days[index] !== days[index - 1] }));
}

function Day({ time }: { readonly time: string }): ReactElement {
  const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
  return <li className="feed-day">{new Date(time).toLocaleDateString(undefined, options)}</li>;
}
