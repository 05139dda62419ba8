import { ArrayMaxSize, IsArray, IsIn, IsInt, IsIP, IsObject, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsPrintable } from './is-printable.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

export const LOST_REASONS = ['bye', 'will', 'missed', 'network', 'replaced'] as const;
export type LostReason = (typeof LOST_REASONS)[number];
export const FOUND_SOURCES = ['search', 'announcement', 'presence'] as const;
export type FoundSource = (typeof FOUND_SOURCES)[number];

/** One service as discovery knows it: found, or lost and remembered. */
export class Service {
  @Matches(ID_PATTERN)
  id!: string;

  /** `camera` for agents; `unknown` for a service that only says its host name. */
  @Matches(/^[a-z][a-z0-9-]{0,31}$/)
  kind!: string;

  @IsPrintable(255)
  hostname!: string;

  /** For people: the host name, with the id where two hosts share it. */
  @IsPrintable(330)
  label!: string;

  @IsArray()
  @ArrayMaxSize(32)
  @IsIP(4, { each: true })
  addresses!: string[];

  /** Media port. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number;

  @IsIn(['found', 'lost'])
  status!: 'found' | 'lost';

  /** How it was found, or why it counts as lost. */
  @IsIn([...FOUND_SOURCES, ...LOST_REASONS])
  reason!: FoundSource | LostReason;

  /** Since when it has this status. */
  @IsTime()
  since!: string;

  @IsTime()
  firstSeen!: string;

  @IsTime()
  lastSeen!: string;

  /** Such as `suspect` or `udp-unreachable`. */
  @IsArray()
  @ArrayMaxSize(8)
  @Matches(ID_PATTERN, { each: true })
  flags!: string[];
}

/** Beside the services: which run of discovery wrote them, and how many there are. */
export class RegistryMeta {
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  epoch!: number;

  /** Grows by one at every change of any service. */
  @IsInt()
  @Min(0)
  rev!: number;

  @IsInt()
  @Min(0)
  count!: number;

  /** Refused input since the start of discovery, by kind. */
  @IsObject()
  refused!: Record<string, number>;
}
