import type { Generated } from 'kysely';

/** What the migrations make. */
export interface Tables {
  /** What happened, a row for each event and each command. */
  readonly event: EventTable;
  /** Who is expected, in the order in which the operator gave them. */
  readonly roster: { readonly position: number; readonly name: string };
  /** What the operator calls a camera; `tags` is a list as JSON. */
  readonly camera_note: { readonly camera: string; readonly label: string | null; readonly tags: string };
  readonly group_member: { readonly name: string; readonly position: number; readonly camera: string };
  readonly take: TakeRow;
  /** A camera of a take, as JSON. */
  readonly take_entry: { readonly take: string; readonly position: number; readonly entry: string };
}

export interface TakeRow {
  readonly seq: Generated<number>;
  readonly id: string;
  readonly name: string;
  readonly number: number;
  /** 1 where nothing more comes of it. */
  readonly over: number;
  /** JSON: all but its cameras. */
  readonly facts: string;
}

export interface EventTable {
  readonly seq: Generated<number>;
  /** When the API heard of it, unix ms. */
  readonly time: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly camera: string | null;
  /** Who did it, as people call them. */
  readonly by: string | null;
  /** JSON. */
  readonly data: string;
}
