import { join } from 'node:path';
import { readAgentConfig, type AgentConfig } from '#camera-agent/config.js';
import { formatJoinToken } from '#credentials/join-token.js';
import { tempDir } from '#testing/temp-dir.js';

const PIN = 'k'.repeat(43);

async function configOf(env: Record<string, string>): Promise<AgentConfig> {
  return readAgentConfig({ ROLLCALL_DATA_DIR: await tempDir(), ...env });
}

describe('the configuration of the agent', () => {
  test('has a default for everything', async () => {
    const { dataDir: _, mediaPorts, doors, ...config } = await configOf({});
    expect(mediaPorts).toHaveLength(32);
    expect([mediaPorts[0], mediaPorts.at(-1)]).toEqual([9898, 9929]);
    expect(config).toEqual({
      logLevel: 'info',
      brokerUrl: 'mqtt://127.0.0.1:1883',
      brokerGiven: false,
      brokerLogin: 'token',
      discoveryPort: 9897,
      allowFrom: [],
      disk: {},
      simulatedFaults: [],
      powerControl: false,
      prerollMs: 5000,
      cameras: { wanted: 'auto' },
    });
    const own = { plain: '127.0.0.1', secure: undefined, insecure: false };
    expect(doors(config.brokerUrl)).toEqual(own);
    expect(doors('mqtts://192.0.2.1')).toEqual({ ...own, secure: '0.0.0.0' });
  });

  test('takes what is set', async () => {
    const recordingsDir = join(await tempDir(), 'films');
    const token = { fingerprint: PIN, secret: 's'.repeat(43) };
    const {
      dataDir: _,
      doors,
      ...config
    } = await configOf({
      ROLLCALL_LOG_LEVEL: 'debug',
      ROLLCALL_LISTEN: '0.0.0.0',
      ROLLCALL_MEDIA_PORT: '0',
      ROLLCALL_MQTT_URL: `mqtts://192.0.2.1:8884#${PIN}`,
      ROLLCALL_DISCOVERY_PORT: '9999',
      ROLLCALL_ALLOW_FROM: '198.51.100.7, 203.0.113.0/24',
      ROLLCALL_DRIVER: 'simulated',
      ROLLCALL_CAMERAS: '2',
      ROLLCALL_INTERFACES: 'lo,eth0',
      ROLLCALL_ID: 'cam-1',
      ROLLCALL_JOIN: formatJoinToken(token),
      ROLLCALL_OPERATOR: 'rollcall.lan:9443',
      ROLLCALL_BROKER_LOGIN: 'password',
      ROLLCALL_VIDEO: '1280x720@30',
      ROLLCALL_DISK_RESERVE: '500MiB',
      ROLLCALL_KEEP_DAYS: '30',
      ROLLCALL_KEEP_BYTES: '20 GiB',
      ROLLCALL_SIMULATE_FAULTS: 'stall=5s@20s, die@30s/60s',
      ROLLCALL_SIMULATE_CLOCK: '+365d,100ppm',
      ROLLCALL_POWER_CONTROL: 'true',
      ROLLCALL_RECORDINGS_DIR: recordingsDir,
      ROLLCALL_PREROLL: '30',
    });
    expect(config).toEqual({
      logLevel: 'debug',
      powerControl: true,
      mediaPorts: [0],
      brokerUrl: `mqtts://192.0.2.1:8884#${PIN}`,
      brokerGiven: true,
      brokerLogin: 'password',
      discoveryPort: 9999,
      allowFrom: [
        { network: 0xc6336407, prefix: 32 },
        { network: 0xcb007100, prefix: 24 },
      ],
      disk: { reserveBytes: 500 * 2 ** 20, keepDays: 30, keepBytes: 20 * 2 ** 30 },
      cameras: { wanted: 'simulated', count: 2 },
      interfaces: ['lo', 'eth0'],
      id: 'cam-1',
      join: token,
      operator: { host: 'rollcall.lan', port: 9443 },
      video: { width: 1280, height: 720, fps: 30 },
      simulatedFaults: [
        { kind: 'stall', ms: 5000, atMs: 20_000 },
        { kind: 'die', atMs: 30_000, everyMs: 60_000 },
      ],
      simulatedClock: { offsetMs: 365 * 86_400_000, ppm: 100 },
      recordingsDir,
      prerollMs: 30_000,
    });
    const { operator } = await configOf({ ROLLCALL_OPERATOR: '[fd00::1]:8443' });
    expect(operator).toEqual({ host: 'fd00::1', port: 8443 });
    expect((await configOf({ ROLLCALL_OPERATOR: '10.0.0.1' })).operator).toEqual({
      host: '10.0.0.1',
      port: 8443,
    });
    expect(doors('mqtts://192.0.2.1:8884')).toEqual({
      plain: '127.0.0.1',
      secure: '0.0.0.0',
      insecure: false,
    });
  });

  test.each([
    [
      'auto',
      'rpicam:1, /dev/video2',
      [
        { driver: 'rpicam', index: 1 },
        { driver: 'v4l2', device: '/dev/video2' },
      ],
    ],
    ['rpicam', 'rpicam:0', [{ driver: 'rpicam', index: 0 }]],
    [
      'v4l2',
      '/dev/v4l/by-id/usb-a-video-index0',
      [{ driver: 'v4l2', device: '/dev/v4l/by-id/usb-a-video-index0' }],
    ],
  ])('takes the cameras of driver %s that are named', async (driver, names, named) => {
    const { cameras } = await configOf({ ROLLCALL_DRIVER: driver, ROLLCALL_CAMERAS: names });
    expect(cameras).toEqual({ wanted: driver, named });
  });

  test.each([
    ['simulated', '0'],
    ['simulated', '9'],
    ['simulated', 'rpicam:0'],
    ['auto', '2'],
    ['auto', '/dev/sda'],
    ['auto', '/dev/v4l/by-id/../../sda'],
    ['auto', 'rpicam:0,rpicam:0'],
    ['rpicam', '/dev/video0'],
    ['v4l2', 'rpicam:0'],
    ['v4l2', '/dev/video0 -y'],
    ['v4l2', [0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => `/dev/video${number}`).join(',')],
  ])('with driver %s refuses the cameras "%s"', async (driver, cameras) => {
    const refused = configOf({ ROLLCALL_DRIVER: driver, ROLLCALL_CAMERAS: cameras });
    await expect(refused).rejects.toMatchObject({ name: 'StartError' });
    await expect(refused).rejects.toThrow(/^ROLLCALL_CAMERAS=".*" cannot be used: set it to .+\.$/);
  });

  test.each([
    ['ROLLCALL_ID', 'Cam 1'],
    ['ROLLCALL_ID', 'x'.repeat(65)],
    ['ROLLCALL_VIDEO', '1280x720'],
    ['ROLLCALL_VIDEO', '1281x720@30'],
    ['ROLLCALL_VIDEO', '1280x14@30'],
    ['ROLLCALL_VIDEO', '1280x720@0'],
    ['ROLLCALL_VIDEO', '16386x720@30'],
    ['ROLLCALL_DRIVER', 'webcam'],
    ['ROLLCALL_PREROLL', '31'],
    ['ROLLCALL_MEDIA_PORT', '65536'],
    ['ROLLCALL_DISCOVERY_PORT', '0'],
    ['ROLLCALL_ALLOW_FROM', '192.0.2.256'],
    ['ROLLCALL_ALLOW_FROM', '192.0.2.0/33'],
    ['ROLLCALL_ALLOW_FROM', 'pi.local'],
    ['ROLLCALL_INTERFACES', 'eth0,,lo'],
    ['ROLLCALL_MQTT_URL', 'http://192.0.2.1'],
    ['ROLLCALL_LISTEN', 'everywhere'],
    ['ROLLCALL_OPERATOR', 'https://10.0.0.1'],
    ['ROLLCALL_OPERATOR', '10.0.0.1:0'],
    ['ROLLCALL_BROKER_LOGIN', 'both'],
    ['ROLLCALL_DISK_RESERVE', '2 GB'],
    ['ROLLCALL_DISK_RESERVE', '-1'],
    ['ROLLCALL_KEEP_BYTES', 'all'],
    ['ROLLCALL_KEEP_BYTES', '0'],
    ['ROLLCALL_KEEP_BYTES', '9999999TiB'],
    ['ROLLCALL_KEEP_DAYS', '0'],
    ['ROLLCALL_KEEP_DAYS', '1.5'],
    ['ROLLCALL_SIMULATE_FAULTS', 'stall=5s@20s,die=now'],
    ['ROLLCALL_SIMULATE_CLOCK', '365d'],
  ])('refuses %s="%s" with a sentence that names both', async (name, value) => {
    const refused = configOf({ [name]: value });
    await expect(refused).rejects.toMatchObject({ name: 'StartError' });
    await expect(refused).rejects.toThrow(new RegExp(`^${name}=".*" cannot be used: set it to .+\\.$`));
  });

  test.each([
    ['ROLLCALL_ID', '$(touch ran)'],
    ['ROLLCALL_ID', 'exec:touch'],
    ['ROLLCALL_VIDEO', '640x480@30; touch ran'],
    ['ROLLCALL_VIDEO', '640x480@30 --post-process-file=x'],
    ['ROLLCALL_DRIVER', 'exec:touch ran'],
    ['ROLLCALL_SIMULATE_FAULTS', 'die@$(touch ran)'],
    ['ROLLCALL_SIMULATE_CLOCK', '+1d;touch ran'],
    ['ROLLCALL_DRIVER', '../../driver.js'],
    ['ROLLCALL_MQTT_URL', 'exec:touch ran'],
    ['ROLLCALL_MQTT_URL', 'file:///etc/passwd'],
    ['ROLLCALL_LISTEN', '`touch ran`'],
    ['ROLLCALL_INTERFACES', 'eth0;touch ran'],
    ['ROLLCALL_LOG_LEVEL', '${process.exit()}'],
  ])('%s="%s" is a word that is refused, not a program (CVE-2026-25643)', async (name, value) => {
    await expect(configOf({ [name]: value })).rejects.toThrow(`${name}="`);
  });

  test('does not need the folder of recordings, which may be on a disk that is away', async () => {
    const { recordingsDir } = await configOf({ ROLLCALL_RECORDINGS_DIR: '/proc/none' });
    expect(recordingsDir).toBe('/proc/none');
  });

  test('refuses a join token that is none, without repeating it', async () => {
    const refused = configOf({ ROLLCALL_JOIN: 'hunter2' });
    await expect(refused).rejects.toThrow('ROLLCALL_JOIN holds no join token');
    await expect(refused).rejects.not.toThrow('hunter2');
  });
});
