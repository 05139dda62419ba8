import { IsIn, Matches } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { LIVE_QUALITIES, type LiveQuality } from './live-notice.js';

/** What a client of `WS /live` says: how it wants to see a camera from now on. */
export class LiveChoice {
  @Matches(ID_PATTERN)
  camera!: string;

  @IsIn(LIVE_QUALITIES)
  quality!: LiveQuality;
}
