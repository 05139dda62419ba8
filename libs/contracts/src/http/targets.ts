import { buildMessage, ValidateBy } from 'class-validator';
import { ID_PATTERN, isId } from '../ids.js';

/** What stands for a group of cameras where a list of their ids could stand. */
export type GroupRef = `group:${string}`;
/** Which cameras: `all` stands for every one that is found. */
export type Targets = 'all' | GroupRef | string[];

const GROUP = 'group:';
const MOST = 2000;

/** The field says which cameras. */
export function AreTargets(): PropertyDecorator {
  const defaultMessage = buildMessage(
    () => `cameras must be "all", "group:" and the name of a group, or a list of 1 to ${MOST} camera ids`,
  );
  return ValidateBy({ name: 'areTargets', validator: { validate: areTargets, defaultMessage } });
}

/** The name of the group, where it is one. */
export function groupIn(targets: Targets): string | undefined {
  return typeof targets === 'string' && targets.startsWith(GROUP) ? targets.slice(GROUP.length) : undefined;
}

function areTargets(value: unknown): boolean {
  if (Array.isArray(value)) return value.length >= 1 && value.length <= MOST && value.every(isId);
  return (
    value === 'all' ||
    (typeof value === 'string' && value.startsWith(GROUP) && ID_PATTERN.test(value.slice(GROUP.length)))
  );
}
