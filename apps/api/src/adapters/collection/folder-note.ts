import { join } from 'node:path';
import { parseObject } from '#client/http/parse-object.js';
import { FILE_MODE } from '#collection/file-modes.js';
import { readIfThere, writeFileAtomic } from '#runtime/atomic-file.js';
import type { CollectionOrder } from '../../domain/takes/collection/collection-folders.js';

const FILE = 'collection.json';

/** A file as it was when its content was checked. */
export interface CheckedFile {
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** What is written down beside the films of a take. */
export interface FolderNote {
  readonly takeId: string;
  /** While it is being collected. */
  readonly order?: CollectionOrder;
  /** By the name of the file. */
  readonly checked: Readonly<Record<string, CheckedFile>>;
}

/** Undefined where there is none, or what is there makes no sense: then nothing is known of the files. */
export async function readNote(folder: string): Promise<FolderNote | undefined> {
  const { takeId, order, checked } = parseObject((await readIfThere(join(folder, FILE))) ?? '') ?? {};
  if (typeof takeId !== 'string') return undefined;
  return {
    takeId,
    ...(isObject(order) && { order: orderIn(order) }),
    checked: isObject(checked) ? checkedIn(checked) : {},
  };
}

/** Whole or not at all, also where the power fails. */
export async function writeNote(folder: string, note: FolderNote): Promise<void> {
  await writeFileAtomic(join(folder, FILE), `${JSON.stringify(note, null, 2)}\n`, FILE_MODE);
}

function orderIn({ bytesPerSecond, atOnce }: Record<string, unknown>): CollectionOrder {
  return {
    ...(isCount(bytesPerSecond) && { bytesPerSecond }),
    ...(isCount(atOnce) && { atOnce }),
  };
}

function checkedIn(checked: Record<string, unknown>): Record<string, CheckedFile> {
  return Object.fromEntries(
    Object.entries(checked).flatMap(([file, value]) => {
      const { bytes, mtimeMs, sha256 } = isObject(value) ? value : {};
      if (typeof bytes !== 'number' || typeof mtimeMs !== 'number' || typeof sha256 !== 'string') return [];
      return [[file, { bytes, mtimeMs, sha256 }]];
    }),
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
