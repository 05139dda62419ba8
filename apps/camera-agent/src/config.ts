import { readBrokerUrl } from '#bus/broker-url.js';
import { parseJoinToken, type JoinToken } from '#credentials/join-token.js';
import { readBrokerLogin, type BrokerLogin } from '#credentials/operator-login.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import { parseSubnet, type Subnet } from '#contracts/net/ipv4.js';
import { readGivenId } from '#identity/read-given-id.js';
import { readInterfaces } from '#network/read-interfaces.js';
import { readMediaDoors, type Doors } from '#runtime/doors.js';
import { EnvReader, type Environment } from '#runtime/env.js';
import type { LogLevel } from '#runtime/logger.js';
import { StartError } from '#runtime/start-error.js';
import type { CameraChoice } from './adapters/drivers/find-cameras.js';
import { OPERATOR_PORT, type OperatorPlace } from './domain/enrolment/operator-places.js';
import { readCameras } from './read-cameras.js';

const BLOCKS = 'IPv4 addresses or blocks such as 192.168.1.0/24';

const FIRST_MEDIA_PORT = 9898;
/** As many agents find a port by themselves on one host. */
const MEDIA_PORTS = 32;

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
}

/** Reads and checks the variables; makes the data folder. Throws a StartError that names the wrong one. */
export function readAgentConfig(env: Environment): AgentConfig {
  const reader = new EnvReader(env);
  const id = readGivenId(reader);
  const interfaces = readInterfaces(reader);
  const join = readJoinToken(reader);
  const operator = readOperator(reader);
  const video = readVideo(reader);
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
    cameras: readCameras(reader),
    ...(interfaces && { interfaces }),
    ...(id !== undefined && { id }),
    ...(join && { join }),
    ...(operator && { operator }),
    ...(video && { video }),
    dataDir: reader.dataDir(),
  };
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
