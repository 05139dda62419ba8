import { readBrokerUrl } from '#bus/broker-url.js';
import type { VideoSettings } from '#contracts/messages/agent-state.js';
import { parseSubnet, type Subnet } from '#contracts/net/ipv4.js';
import { readGivenId } from '#identity/read-given-id.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readMediaDoors, type Doors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';
import { StartError } from '#runtime/start-error.js';

const DRIVER_CHOICES = ['auto', 'rpicam', 'simulated'] as const;

const BLOCKS = 'IPv4 addresses or blocks such as 192.168.1.0/24';

const FIRST_MEDIA_PORT = 9898;
/** As many agents find a port by themselves on one host. */
const MEDIA_PORTS = 32;

export interface AgentConfig {
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Where the media port opens: with TLS to the network, in plain text to this host. */
  readonly doors: Doors;
  /** Tried in turn; 0 asks the system for a free port. */
  readonly mediaPorts: readonly number[];
  readonly brokerUrl: string;
  readonly discoveryPort: number;
  /** Network interfaces for the roll call; absent for all but container bridges and tunnels. */
  readonly interfaces?: readonly string[];
  /** Whose searches are answered besides those of the own links. */
  readonly allowFrom: readonly Subnet[];
  readonly id?: string;
  readonly credential?: string;
  readonly driver: (typeof DRIVER_CHOICES)[number];
  readonly video?: VideoSettings;
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readAgentConfig(env: Environment): AgentConfig {
  const reader = new EnvReader(env);
  const id = readGivenId(reader);
  const interfaces = readInterfaces(reader);
  const credential = readCredential(reader);
  const video = readVideo(reader);
  const brokerUrl = readBrokerUrl(reader);
  return {
    logLevel: reader.logLevel(),
    doors: readMediaDoors(reader, brokerUrl),
    mediaPorts: readMediaPorts(reader),
    brokerUrl,
    discoveryPort: reader.integer('ROLLCALL_DISCOVERY_PORT', 9897, 1, 65_535),
    allowFrom: reader.list('ROLLCALL_ALLOW_FROM', parseSubnet, BLOCKS) ?? [],
    driver: reader.oneOf('ROLLCALL_DRIVER', DRIVER_CHOICES, 'auto'),
    ...(interfaces && { interfaces }),
    ...(id !== undefined && { id }),
    ...(credential !== undefined && { credential }),
    ...(video && { video }),
    dataDir: reader.dataDir(),
  };
}

function readMediaPorts(reader: EnvReader): number[] {
  if (reader.text('ROLLCALL_MEDIA_PORT') !== undefined) return [reader.port('ROLLCALL_MEDIA_PORT', 0)];
  return Array.from({ length: MEDIA_PORTS }, (_, i) => FIRST_MEDIA_PORT + i);
}

/** Refused without its value: it is a secret, and the sentence is printed. */
function readCredential(reader: EnvReader): string | undefined {
  const value = reader.text('ROLLCALL_CREDENTIAL');
  if (value === undefined || /^[\w-]{43}$/.test(value)) return value;
  throw new StartError(
    'ROLLCALL_CREDENTIAL holds no credential: set it to the 43 characters that "rollcall credential" prints.',
  );
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
