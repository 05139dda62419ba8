import { memo, type ReactElement } from 'react';
import { StatusLight } from '../fleet/status-light.js';
import { commandText } from './command-text.js';
import { type Entry, type EntryData, type Tone, toneOf } from './entry.js';
import { refusalText } from './refusal-text.js';
import { sentenceOf } from './sentence.js';

const COLORS: Readonly<Record<Tone, string>> = {
  good: 'var(--mantine-color-teal-5)',
  bad: 'var(--mantine-color-orange-6)',
  recording: 'var(--tally)',
  plain: 'var(--mantine-color-dark-4)',
};

interface FeedLineProps {
  readonly entry: Entry;
  readonly labelOf: (cameraId: string) => string;
  /** The title of the take that it is about. */
  readonly take: string | undefined;
}

export const FeedLine = memo(function FeedLine({ entry, labelOf, take }: FeedLineProps): ReactElement {
  const { type, time, camera, by } = entry;
  const tone = toneOf(entry);
  const isDeed = type.startsWith('command.');
  return (
    <li data-event={type} data-camera={camera} data-state={tone}>
      <StatusLight color={COLORS[tone]} />
      <time dateTime={time} title={new Date(time).toLocaleString()}>
        {new Date(time).toLocaleTimeString()}
      </time>
      <span>
        {isDeed ? (
          <Deed entry={entry} labelOf={labelOf} take={take} by={by ?? 'Somebody'} />
        ) : (
          camera && <b>{labelOf(camera)}</b>
        )}
        {!isDeed && ` ${sentenceOf(entry)}`}
      </span>
    </li>
  );
});

/** "admin started a recording: cam-1". */
function Deed({ entry, labelOf, take, by }: FeedLineProps & { readonly by: string }): ReactElement {
  const { camera, subject, data } = entry;
  const { command = '', code } = data as EntryData;
  const what = camera === undefined ? (take ?? nameIn(command, subject)) : labelOf(camera);
  return (
    <>
      <b>{by}</b> {commandText(command)}
      {what !== undefined && (
        <>
          : <b>{what}</b>
        </>
      )}
      {code !== undefined && `, and was refused: ${refusalText(code)}`}
    </>
  );
}

/** Groups have names for people; the ids of searches say nothing to anybody. */
function nameIn(command: string, subject: string): string | undefined {
  return command.startsWith('group-') ? subject : undefined;
}
