import { useCallback, useState } from 'react';
import { ApiError, type Schemas } from '#client/index.js';
import { failed } from '../frame/failed.js';
import { rollcall } from '../state/rollcall.js';
import { newKey, type Outcome, refusalsIn } from './take.js';

export interface Asked {
  readonly doing: 'roll' | 'stop';
  readonly cameras: ReadonlySet<string>;
}

export interface Take {
  /** Who was asked and has not answered. */
  readonly asked: Asked | undefined;
  readonly outcome: Outcome | undefined;
  readonly roll: (cameras: ReadonlySet<string>, name: string) => void;
  readonly stop: (cameras: ReadonlySet<string>) => void;
  readonly dismiss: () => void;
}

type Ask = () => Promise<Schemas['BulkAnswer']>;

/** Has cameras roll and stop. What they do then is told by the stream; here is what they refused. */
export function useTake(): Take {
  const [asked, setAsked] = useState<Asked>();
  const [outcome, setOutcome] = useState<Outcome>();
  const run = useCallback(async (asking: Asked, ask: Ask): Promise<void> => {
    const { doing } = asking;
    setAsked(asking);
    setOutcome(undefined);
    try {
      setOutcome({ doing, refusals: refusalsIn(await ask()) });
    } catch (error) {
      if (!(error instanceof ApiError)) failed(error);
      else setOutcome({ ...failureOf(doing, error), again: () => void run(asking, ask) });
    }
    setAsked(undefined);
  }, []);
  const roll = (cameras: ReadonlySet<string>, name: string): void => {
    const body = { cameras: [...cameras], ...(name.trim() !== '' && { name: name.trim() }) };
    const headers = { 'Idempotency-Key': newKey() };
    void run({ doing: 'roll', cameras }, () => rollcall.call('post', '/recordings', { headers, body }));
  };
  const stop = (cameras: ReadonlySet<string>): void => {
    const body = { cameras: [...cameras] };
    const headers = { 'Idempotency-Key': newKey() };
    void run({ doing: 'stop', cameras }, () => rollcall.call('post', '/recordings/stop', { headers, body }));
  };
  return { asked, outcome, roll, stop, dismiss: () => setOutcome(undefined) };
}

function failureOf(doing: Outcome['doing'], failure: ApiError): Outcome {
  return { doing, refusals: new Map(), failure };
}
