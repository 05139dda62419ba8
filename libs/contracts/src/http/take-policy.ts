/** How many cameras must be ready before a take may roll. */
export const TAKE_POLICIES = ['all', 'majority', 'any'] as const;
export type TakePolicy = (typeof TAKE_POLICIES)[number];
