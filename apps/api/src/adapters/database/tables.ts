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
