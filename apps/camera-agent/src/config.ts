import { resolve } from 'node:path';
import { readBrokerUrl } from '#bus/broker-url.js';
import { parseJoinToken, type JoinToken } from '#credentials/join-token.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import { MAX_PREROLL_MS } from '#contracts/messages/command-args.js';
import { parseSubnet, type Subnet } from '#contracts/net/ipv4.js';
import { readGivenId } from '#identity/read-given-id.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readMediaDoors, type Doors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';
import { StartError } from '#runtime/start-error.js';
import type { RetentionLimits } from './domain/disk/retention.js';
import { CLOCK_FAULT_WORDS, parseClockFault } from './domain/simulation/clock-fault.js';
import type { ClockFault } from './domain/simulation/false-clock.js';
import { FAULT_WORDS, parseFault, type Fault } from './domain/simulation/fault.js';

import type { CameraChoice } from './adapters/drivers/find-cameras.js';
import { OPERATOR_PORT, type OperatorPlace } from './domain/enrolment/operator-places.js';
import { readCameras } from './read-cameras.js';

const BLOCKS = 'IPv4 addresses or blocks such as 192.168.1.0/24';

const DEFAULT_PREROLL_SECONDS = 5;

const FIRST_MEDIA_PORT = 9898;
/** As many agents find a port by themselves on one host. */
const MEDIA_PORTS = 32;
/** A hundred years. */
const MOST_DAYS = 36_525;

export interface AgentConfig {
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Where the media port opens, by where the broker is: with TLS to the network, in plain text to this host. */
  readonly doors: (brokerUrl: string) => Doors;
  /** Tried in turn; 0 asks the system for a free port. */
  readonly mediaPorts: readonly number[];
  /** Of this host's broker, or where ROLLCALL_MQTT_URL says. */
  readonly brokerUrl: string;
  /** ROLLCALL_MQTT_URL says where the broker is, whatever the operator says. */
  readonly brokerGiven: boolean;
  /** On the operator's host. */
  readonly brokerLogin: BrokerLogin;
  /** Lets the agent join. */
  readonly join?: JoinToken;
  /** Where to look for the operator first. */
  readonly operator?: OperatorPlace;
  readonly discoveryPort: number;
  /** Network interfaces for the roll call; absent for all but container bridges and tunnels. */
  readonly interfaces?: readonly string[];
  /** Whose searches are answered besides those of the own links. */
  readonly allowFrom: readonly Subnet[];
  readonly id?: string;
  readonly cameras: CameraChoice;
  readonly video?: VideoSettings;
  /** Where films are kept, of several agents perhaps; in the agent's own folder if not given. */
  readonly recordingsDir?: string;
  /** The longest pre-roll of a recording. */
  readonly prerollMs: number;
  /** It may shut down this host and start it anew. */
  readonly powerControl: boolean;
  readonly disk: DiskRules;
  /** What a simulated camera does wrong, to try how the rest takes it. */
  readonly simulatedFaults: readonly Fault[];
  /** How wrong the clock of this process is made. */
  readonly simulatedClock?: ClockFault;
}

/** What becomes of the disk in the long run; nothing is deleted unless one of the last two is given. */
export interface DiskRules extends RetentionLimits {
  /** Room that recordings leave; by the size of the disk and the rate of the camera if not given. */
  readonly reserveBytes?: number;
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readAgentConfig(env: Environment): AgentConfig {
  const reader = new EnvReader(env);
  const id = readGivenId(reader);
  const interfaces = readInterfaces(reader);
  const join = readJoinToken(reader);
  const operator = readOperator(reader);
  const video = readVideo(reader);
  const simulatedClock = readSimulatedClock(reader);
  const recordingsDir = readRecordingsDir(reader);
  const brokerUrl = readBrokerUrl(reader);
  const doors = (url: string): Doors => readMediaDoors(reader, url);
  // A wrong variable is told at the start, not when the agent has joined.
  doors(brokerUrl);
  return {
    logLevel: reader.logLevel(),
    doors,
    mediaPorts: readMediaPorts(reader),
    brokerUrl,
    brokerGiven: reader.text('ROLLCALL_MQTT_URL') !== undefined,
    brokerLogin: readBrokerLogin(reader),
    discoveryPort: reader.integer('ROLLCALL_DISCOVERY_PORT', 9897, 1, 65_535),
    allowFrom: reader.list('ROLLCALL_ALLOW_FROM', parseSubnet, BLOCKS) ?? [],
    simulatedFaults: reader.list('ROLLCALL_SIMULATE_FAULTS', parseFault, FAULT_WORDS) ?? [],
    powerControl: reader.flag('ROLLCALL_POWER_CONTROL'),
    cameras: readCameras(reader),
    ...(interfaces && { interfaces }),
    ...(id !== undefined && { id }),
    ...(join && { join }),
    ...(operator && { operator }),
    ...(video && { video }),
    ...(simulatedClock && { simulatedClock }),
    disk: readDiskRules(reader),
    ...(recordingsDir !== undefined && { recordingsDir }),
    prerollMs: 1000 * reader.integer('ROLLCALL_PREROLL', DEFAULT_PREROLL_SECONDS, 0, MAX_PREROLL_MS / 1000),
    dataDir: reader.dataDir(),
  };
}

function readDiskRules(reader: EnvReader): DiskRules {
  const reserveBytes = reader.bytes('ROLLCALL_DISK_RESERVE');
  const keepDays = reader.integer('ROLLCALL_KEEP_DAYS', 0, 1, MOST_DAYS);
  const keepBytes = reader.bytes('ROLLCALL_KEEP_BYTES');
  if (keepBytes === 0)
    throw reader.wrong('ROLLCALL_KEEP_BYTES', '0', 'the room of all films, or leave it out to keep them all');
  return {
    ...(reserveBytes !== undefined && { reserveBytes }),
    ...(keepDays > 0 && { keepDays }),
    ...(keepBytes !== undefined && { keepBytes }),
  };
}

/** On a USB disk perhaps, which may be away. */
function readRecordingsDir(reader: EnvReader): string | undefined {
  const folder = reader.text('ROLLCALL_RECORDINGS_DIR');
  return folder === undefined ? undefined : resolve(folder);
}

function readMediaPorts(reader: EnvReader): number[] {
  if (reader.text('ROLLCALL_MEDIA_PORT') !== undefined) return [reader.port('ROLLCALL_MEDIA_PORT', 0)];
  return Array.from({ length: MEDIA_PORTS }, (_, i) => FIRST_MEDIA_PORT + i);
}

/** Refused without its value: it is a secret, and the sentence is printed. */
function readJoinToken(reader: EnvReader): JoinToken | undefined {
  const value = reader.text('ROLLCALL_JOIN');
  const token = value === undefined ? undefined : parseJoinToken(value);
  if (value === undefined || token) return token;
  throw new StartError(
    'ROLLCALL_JOIN holds no join token: set it to the whole of what "rollcall token create" prints, RC1.….….',
  );
}

function readOperator(reader: EnvReader): OperatorPlace | undefined {
  const name = 'ROLLCALL_OPERATOR';
  const allowed = `an address or name of the operator, such as 192.168.1.10, with a port where it is not ${OPERATOR_PORT}`;
  const value = reader.matching(name, /^([\w.-]{1,253}|\[[\da-f:.]{2,45}\])(:\d{1,5})?$/i, allowed);
  if (value === undefined) return undefined;
  const [, bracketed, plain = '', port = OPERATOR_PORT] =
    /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(value) ?? [];
  const host = bracketed ?? plain;
  if (Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw reader.wrong(name, value, allowed);
}

function readSimulatedClock(reader: EnvReader): ClockFault | undefined {
  const name = 'ROLLCALL_SIMULATE_CLOCK';
  const value = reader.text(name);
  const fault = value === undefined ? undefined : parseClockFault(value);
  if (value === undefined || fault) return fault;
  throw reader.wrong(name, value, CLOCK_FAULT_WORDS);
}

function readVideo(reader: EnvReader): VideoSettings | undefined {
  const name = 'ROLLCALL_VIDEO';
  const allowed = 'width x height @ frames a second, such as 1280x720@30, with even sizes from 16 to 16384';
  const value = reader.matching(name, /^\d{2,5}x\d{2,5}@\d{1,4}$/, allowed);
  if (value === undefined) return undefined;
  const [width = 0, height = 0, fps = 0] = value.split(/[x@]/).map(Number);
  const isSize = (n: number): boolean => n >= 16 && n <= 16_384 && n % 2 === 0;
  if (isSize(width) && isSize(height) && fps >= 1 && fps <= 1000) return { width, height, fps };
  throw reader.wrong(name, value, allowed);
}
