import { useCallback, useEffect, useState } from 'react';
import { failureText } from '../format/failure-text.js';
import { rollcall } from '../state/rollcall.js';

export interface StillPicture {
  /** Of the JPEG, for as long as it is shown. */
  readonly url: string;
  /** Unix ms by this browser's clock. */
  readonly takenAt: number;
}

export interface StillState {
  /** Undefined until it came. */
  readonly picture: StillPicture | undefined;
  readonly failure: string | undefined;
  readonly again: () => void;
}

/** A still picture of a camera, taken at once and whenever it is asked for again. */
export function useStill(camera: string): StillState {
  const [picture, setPicture] = useState<StillPicture>();
  const [failure, setFailure] = useState<string>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    setPicture(undefined);
    setFailure(undefined);
    void takeStill(camera, ending.signal).then(
      (taken) => (ending.signal.aborted ? URL.revokeObjectURL(taken.url) : setPicture(taken)),
      (error: unknown) => ending.signal.aborted || setFailure(failureText(error)),
    );
    return () => ending.abort();
  }, [camera, round]);
  useEffect(() => (picture ? () => URL.revokeObjectURL(picture.url) : undefined), [picture]);
  return { picture, failure, again: useCallback(() => setRound((before) => before + 1), []) };
}

/** Throws an ApiError where it is refused. */
async function takeStill(camera: string, signal: AbortSignal): Promise<StillPicture> {
  const { chunks } = await rollcall.open(`/cameras/${camera}/still`, { signal });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  const url = URL.createObjectURL(new Blob(parts, { type: 'image/jpeg' }));
  return { url, takenAt: Date.now() };
}
