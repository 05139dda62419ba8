import type { Change } from './change.js';
import type { ControlRange } from './names.js';

/** What the field of a control is given. */
export interface FieldProps {
  readonly range: ControlRange;
  readonly isDisabled: boolean;
  /** As the camera does it, or as it was asked where the camera does not tell. */
  readonly value: unknown;
  /** As it was asked; undefined where the camera is left to its default. */
  readonly asked: unknown;
  readonly change: (change: Change) => void;
  /** Something that was asked is on its way. */
  readonly isChanging: boolean;
}
