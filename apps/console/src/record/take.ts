import type { ApiError, Schemas } from '#client/index.js';

/** What a camera did not do, and what to do about it. */
export interface Refusal {
  readonly cameraId: string;
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
}

/** What came of asking cameras to roll or to stop. */
export interface Outcome {
  readonly doing: 'roll' | 'stop';
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** The whole call came to nothing. */
  readonly failure?: ApiError;
  /** It is not known whether it was done. The same again, by the same key, does nothing twice. */
  readonly again?: () => void;
}

export function refusalsIn({ items }: Schemas['BulkAnswer']): Map<string, Refusal> {
  return new Map(
    items.flatMap((item) => {
      if (item.ok) return [];
      const { cameraId, error } = item;
      const { title, detail, advice } = error;
      return [[cameraId, { cameraId, title, detail, advice }] as const];
    }),
  );
}

/** Where the page is not from a secure address, a browser has no randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
