export interface Variable {
  /** `http-port` is the flag `--http-port` and the variable ROLLCALL_HTTP_PORT. */
  readonly flag: string;
  /**
   * What stands for the value in the help, or `switch` where the flag alone says it. Absent for a secret, which is never
   * a flag: every user can read those.
   */
  readonly value?: string;
  readonly help: string;
}

/** Of a flag that has no value of its own. */
export const SWITCH = 'switch';

/** Every setting of the services, once. Values are checked by the service that reads the variable. */
const VARIABLES = {
  dataDir: {
    flag: 'data-dir',
    value: '<folder>',
    help: 'where secrets, registry and recordings are kept (./data)',
  },
  logLevel: { flag: 'log-level', value: '<level>', help: 'debug, info, warn, error or silent (info)' },
  listen: {
    flag: 'listen',
    value: '<address>',
    help: 'be reached by TLS here; 127.0.0.1 closes it to the network (0.0.0.0)',
  },
  insecureLan: {
    flag: 'insecure-lan',
    value: SWITCH,
    help: 'open the ports of plain text to the network too: whoever listens in reads tokens and films',
  },
  httpPort: { flag: 'http-port', value: '<port>', help: 'port of the HTTP API for this host (8080)' },
  httpsPort: { flag: 'https-port', value: '<port>', help: 'the same by TLS for the network (8443)' },
  hosts: {
    flag: 'hosts',
    value: '<names>',
    help: "names by which the API is spoken to, besides its host's own",
  },
  mqttPort: { flag: 'mqtt-port', value: '<port>', help: 'port of the broker for this host (1883)' },
  mqttsPort: { flag: 'mqtts-port', value: '<port>', help: 'the same by TLS for the network (8883)' },
  mqttUrl: {
    flag: 'mqtt-url',
    value: '<url>',
    help: 'the broker, where it is not on this host: mqtts://host:port#fingerprint',
  },
  discoveryPort: { flag: 'discovery-port', value: '<port>', help: 'UDP port of the roll call (9897)' },
  mediaPort: {
    flag: 'media-port',
    value: '<port>',
    help: 'port for recordings of the first camera (9898 or the next that is free)',
  },
  interfaces: {
    flag: 'interfaces',
    value: '<names>',
    help: 'network interfaces of the roll call, such as lo,eth0',
  },
  seeds: {
    flag: 'seeds',
    value: '<addresses>',
    help: 'IPv4 addresses to ask that a broadcast does not reach',
  },
  allowFrom: {
    flag: 'allow-from',
    value: '<addresses>',
    help: 'IPv4 addresses or CIDRs off the link to answer to',
  },
  id: {
    flag: 'id',
    value: '<id>',
    help: "id of the first camera (made from the board's serial number); others end with -1, -2 …",
  },
  driver: {
    flag: 'driver',
    value: '<name>',
    help: 'auto, rpicam, v4l2 for USB cameras, or simulated (auto)',
  },
  cameras: {
    flag: 'cameras',
    value: '<names>',
    help: 'these alone, such as rpicam:0,/dev/video0; with simulated, how many (all that are connected)',
  },
  video: { flag: 'video', value: '<mode>', help: 'size and rate, such as 1280x720@30' },
  diskReserve: {
    flag: 'disk-reserve',
    value: '<bytes>',
    help: 'room that films leave, such as 2GiB (1GiB or an hour of the camera, whichever is more)',
  },
  keepDays: { flag: 'keep-days', value: '<days>', help: 'delete recordings that are older (keep them all)' },
  keepBytes: {
    flag: 'keep-bytes',
    value: '<bytes>',
    help: 'delete the oldest recordings beyond this, such as 20GiB (keep them all)',
  },
  simulateFaults: {
    flag: 'simulate-faults',
    value: '<list>',
    help: 'what a simulated camera does wrong, such as stall=5s@20s,die@30s/60s',
  },
  simulateClock: {
    flag: 'simulate-clock',
    value: '<fault>',
    help: 'how wrong the clock of the agent is made, such as +365d,100ppm',
  },
  powerControl: {
    flag: 'power-control',
    value: SWITCH,
    help: 'let the operator shut down this host and start it anew',
  },
  recordingsDir: {
    flag: 'recordings-dir',
    value: '<folder>',
    help: 'where films are kept, such as on a USB disk (in the data folder)',
  },
  takesDir: {
    flag: 'takes-dir',
    value: '<folder>',
    help: 'where takes are collected, such as on a large disk (takes in the data folder)',
  },
  preroll: {
    flag: 'preroll',
    value: '<seconds>',
    help: 'how much is remembered for recordings that begin before their start, up to 30 (5)',
  },
  adminToken: {
    flag: 'admin-token',
    help: 'token of the API (made at the first start)',
  },
  join: { flag: 'join', help: 'lets the camera join: from `rollcall token create` on the operator host' },
  operator: {
    flag: 'operator',
    value: '<host>',
    help: 'where to look for the operator first, such as 192.168.1.10 or 192.168.1.10:8443',
  },
  brokerLogin: {
    flag: 'broker-login',
    value: '<kind>',
    help: 'token, or password for mosquitto (token)',
  },
  emqxApi: {
    flag: 'emqx-api',
    value: '<url>',
    help: 'where the broker is EMQX: its REST API, such as http://127.0.0.1:18083',
  },
  emqxKey: { flag: 'emqx-key', help: 'an API key of EMQX and its secret: <api key>:<secret>' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

const BROKER_PLACE = ['listen', 'insecureLan', 'mqttPort', 'mqttUrl', 'brokerLogin'] as const;
const EVERY = ['dataDir', 'logLevel'] as const;

/** Which settings matter to which command. */
export const SETTINGS = {
  broker: [...EVERY, 'listen', 'insecureLan', 'mqttPort', 'mqttsPort'],
  discovery: [...EVERY, ...BROKER_PLACE, 'discoveryPort', 'interfaces', 'seeds'],
  api: [
    ...EVERY,
    ...BROKER_PLACE,
    'mqttsPort',
    'httpPort',
    'httpsPort',
    'hosts',
    'adminToken',
    'takesDir',
    'diskReserve',
    'emqxApi',
    'emqxKey',
  ],
  agent: [
    ...EVERY,
    ...BROKER_PLACE,
    'id',
    'driver',
    'cameras',
    'video',
    'diskReserve',
    'keepDays',
    'keepBytes',
    'simulateFaults',
    'simulateClock',
    'powerControl',
    'recordingsDir',
    'preroll',
    'mediaPort',
    'discoveryPort',
    'interfaces',
    'allowFrom',
    'join',
    'operator',
  ],
  up: [
    ...EVERY,
    ...BROKER_PLACE,
    'mqttsPort',
    'httpPort',
    'httpsPort',
    'hosts',
    'discoveryPort',
    'interfaces',
    'seeds',
    'adminToken',
    'takesDir',
    'diskReserve',
  ],
  demo: [
    'dataDir',
    'httpPort',
    'mqttPort',
    'discoveryPort',
    'video',
    'simulateFaults',
    'simulateClock',
    'adminToken',
  ],
  mosquittoPasswords: ['dataDir'],
  doctor: ['discoveryPort', 'interfaces', 'seeds', 'mqttUrl', 'id'],
} as const satisfies Record<string, readonly VariableName[]>;

export function variable(name: VariableName): Variable {
  return VARIABLES[name];
}

/** `http-port` → `ROLLCALL_HTTP_PORT`. */
export function environmentName({ flag }: Variable): string {
  return `ROLLCALL_${flag.replaceAll('-', '_').toUpperCase()}`;
}
