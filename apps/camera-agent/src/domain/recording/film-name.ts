export interface FilmNameFacts {
  /** Operator time, unix ms. */
  readonly startMs: number;
  /** Of the host, or whatever people know the camera by. */
  readonly label: string;
  /** Stands for a label of which nothing can stay. */
  readonly cameraId: string;
  /** What a person called the recording. */
  readonly name?: string | undefined;
}

/** The most of a label or name that stays; the whole is far below the 255 bytes of a file's name. */
const MAX_WORD = 60;

/**
 * The name of a film and its companions without what follows the dot: `2026-11-22T10-15-30_pi-cam-3_gate`, sorted by
 * time. `number` tells apart what would have one name; 1 is not written.
 */
export function filmName({ startMs, label, cameraId, name = '' }: FilmNameFacts, number = 1): string {
  const time = new Date(startMs).toISOString().slice(0, 19).replaceAll(':', '-');
  const words = [time, cleaned(label) || cameraId, cleaned(name), number === 1 ? '' : String(number)];
  return words.filter((word) => word !== '').join('_');
}

/** Letters, digits, dot, hyphen and underscore: any file system takes them, and no shell or URL needs them quoted. */
function cleaned(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain.replace(/[^\w.-]+/g, '-').slice(0, MAX_WORD);
  return words.replace(/^[._-]+|[._-]+$/g, '');
}
