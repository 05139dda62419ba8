import { ArrayMaxSize, IsArray, IsIn, IsInt, IsIP, IsObject, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { INTERFACE_NAME } from '../net/interface-name.js';
import { IsPrintable } from './is-printable.js';
import { IsTime } from './is-time.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export const LOST_REASONS = ['bye', 'will', 'missed', 'network', 'replaced'] as const;
export type LostReason = (typeof LOST_REASONS)[number];
export const FOUND_SOURCES = ['search', 'announcement', 'presence'] as const;
export type FoundSource = (typeof FOUND_SOURCES)[number];

/** What discovery marks services with. */
export const SERVICE_FLAGS = ['suspect', 'udp-unreachable', 'flapping', 'conflict', 'unclaimed'] as const;
export type ServiceFlag = (typeof SERVICE_FLAGS)[number];

/** More are not told. */
export const MAX_LINKS = 64;
export const MAX_SEEDS = 256;

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

  /** Of SERVICE_FLAGS; a newer discovery may know more. */
  @IsArray()
  @ArrayMaxSize(8)
  @Matches(ID_PATTERN, { each: true })
  flags!: string[];

  /** While several boards speak with this id: the addresses of all of them. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(8)
  @IsIP(4, { each: true })
  conflict?: string[];
}

/** A network that discovery calls on. */
export class CalledLink {
  /** Of the interface. */
  @Matches(INTERFACE_NAME)
  name!: string;

  /** This host's own there. */
  @IsIP(4)
  address!: string;

  @IsIP(4)
  broadcast!: string;
}

/** Many services fell silent at once: that is rather the network than the services. */
export class NetworkTrouble {
  /** Services that are silent, */
  @IsInt()
  @Min(1)
  silent!: number;

  /** of so many that UDP alone tells of. */
  @IsInt()
  @Min(1)
  known!: number;

  @IsTime()
  since!: string;

  /** Those that are silent still are lost then, all at once. */
  @IsTime()
  until!: string;
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

  /** Where discovery calls. */
  @IsArray()
  @ArrayMaxSize(MAX_LINKS)
  @Nested(() => CalledLink, { each: true })
  links!: CalledLink[];

  /** Interfaces with an address that are not called on: bridges of containers, tunnels, those that were not named. */
  @IsArray()
  @ArrayMaxSize(MAX_LINKS)
  @Matches(INTERFACE_NAME, { each: true })
  leftOut!: string[];

  /** Addresses that are called by unicast as well. */
  @IsArray()
  @ArrayMaxSize(MAX_SEEDS)
  @IsIP(4, { each: true })
  seeds!: string[];

  @Optional()
  @Nested(() => NetworkTrouble)
  network?: NetworkTrouble;
}
