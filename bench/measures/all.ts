import type { Measure } from '../measure.js';
import { start } from './start.js';

/** In the order of the table. */
export const MEASURES: readonly Measure[] = [start];
