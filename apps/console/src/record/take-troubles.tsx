import { List } from '@mantine/core';
import type { ReactElement } from 'react';
import { count } from '../format/count.js';
import type { TakeView } from '../takes/take.js';
import { troublesOf } from '../takes/troubles.js';
import { Alarm } from './alarm.js';

interface TakeTroublesProps {
  readonly take: TakeView;
  /** Of whom it is told elsewhere that they are lost. */
  readonly lost: ReadonlySet<string>;
}

/** Whoever was in it and did not do what it was told, or has a film that is not whole. */
export function TakeTroubles({ take, lost }: TakeTroublesProps): ReactElement | null {
  const troubled = take.entries
    .filter(({ state }) => state !== 'out' && state !== 'refused')
    .filter(({ cameraId, error }) => !(lost.has(cameraId) && error?.code === 'camera-lost'))
    .map((entry) => ({ entry, texts: troublesOf(entry) }))
    .filter(({ entry, texts }) => texts.length > 0 || entry.state === 'failed');
  if (troubled.length === 0) return null;
  return (
    <Alarm title={`Trouble with ${count(troubled.length, 'camera')}`}>
      <List size="sm" listStyleType="none">
        {troubled.map(({ entry: { cameraId, label }, texts }) => (
          <List.Item key={cameraId} data-camera={cameraId}>
            <b>{label}</b>: {texts.join(' ') || 'Nothing came of it.'}
          </List.Item>
        ))}
      </List>
    </Alarm>
  );
}
