import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { failureText } from '../format/failure-text.js';
import { rollcall } from '../state/rollcall.js';
import type { Change, WhileRecording } from './change.js';
import { ChangeQueue } from './change-queue.js';

export interface SettingsState {
  readonly isBusy: boolean;
  /** Why what was asked last of a field was refused, by its name. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Asks for a change; `field` is where a refusal is shown. */
  readonly change: (field: string, change: Change) => void;
}

/** Changes the settings of a camera. */
export function useSettings({ id }: Schemas['CameraView'], whileRecording: WhileRecording): SettingsState {
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  // What is sent later is sent by the way that is chosen then.
  const way = useRef(whileRecording);
  useEffect(() => void (way.current = whileRecording), [whileRecording]);
  const [queue] = useState(
    () =>
      new ChangeQueue(async (field, change) => {
        const refusal = await refusalOf(id, { ...change, whileRecording: way.current });
        setRefusals((before) => noted(before, field, refusal));
      }, setBusy),
  );
  return { isBusy, refusals, change: (field, change) => queue.ask(field, change) };
}

async function refusalOf(id: string, body: Change): Promise<string | undefined> {
  try {
    await rollcall.call('patch', '/cameras/{id}/settings', { params: { path: { id } }, body });
    return undefined;
  } catch (error) {
    return failureText(error);
  }
}

function noted(
  refusals: ReadonlyMap<string, string>,
  field: string,
  refusal: string | undefined,
): ReadonlyMap<string, string> {
  const after = new Map(refusals);
  if (refusal === undefined) after.delete(field);
  else after.set(field, refusal);
  return after;
}
