import { resolve } from 'node:path';
import { restartLine } from '../../src/demo/restart-line.js';
import { cameraEnvironment, demoEnvironment } from '../../src/demo/demo-environment.js';
import { withFlags } from '../../src/options/service-options.js';
import { usageLines } from '../../src/options/usage-lines.js';
import { environmentName, SETTINGS, variable } from '../../src/options/variables.js';

test('a flag stands in the place of its variable, and only those of the command count', () => {
  const env = { ROLLCALL_HTTP_PORT: '1', ROLLCALL_LISTEN: '::1', HOME: '/root' };
  expect(withFlags(env, SETTINGS.api, { httpPort: '2', id: 'x', verbose: true })).toEqual({
    ROLLCALL_HTTP_PORT: '2',
    ROLLCALL_LISTEN: '::1',
    HOME: '/root',
  });
});

test('the variable of a flag is the same name', () => {
  expect(environmentName(variable('discoveryPort'))).toBe('ROLLCALL_DISCOVERY_PORT');
});

test('lines to copy say no more than they must', () => {
  const plain = usageLines({}, 'http://127.0.0.1:8080');
  expect(plain.tokenPlace).toBe(`the file ${resolve('data/admin-token')}`);
  expect(plain.rollcall('ls')).toBe('npx rollcall ls');
  expect(plain.curl('/services')).toBe(
    'curl -H "Authorization: Bearer $(cat data/admin-token)" http://127.0.0.1:8080/api/v1/services',
  );
});

test('lines to copy for another place, and for a preset token', () => {
  const other = usageLines({ ROLLCALL_DATA_DIR: '/var/my films' }, 'http://[::1]:81');
  expect(other.curl('/x')).toBe(
    `curl -H "Authorization: Bearer $(cat '/var/my films/admin-token')" 'http://[::1]:81/api/v1/x'`,
  );
  expect(other.rollcall('ls')).toBe("npx rollcall ls --url 'http://[::1]:81' --data-dir '/var/my films'");
  const preset = usageLines({ ROLLCALL_ADMIN_TOKEN: 'x' }, 'http://127.0.0.1:8080');
  expect(preset.rollcall('ls')).toBe('ROLLCALL_TOKEN="$ROLLCALL_ADMIN_TOKEN" npx rollcall ls');
  expect(preset.curl('/x')).toContain('"Authorization: Bearer $ROLLCALL_ADMIN_TOKEN"');
});

test('a camera of the demo has its own id and finds the demo alone', () => {
  const outer = {
    ROLLCALL_ID: 'x',
    ROLLCALL_JOIN: 'x',
    ROLLCALL_MEDIA_PORT: '1',
    ROLLCALL_MQTT_URL: 'mqtt://x',
  };
  const shared = demoEnvironment({ ...outer, ROLLCALL_DISCOVERY_PORT: '19897', PATH: '/bin' }, false);
  const env = cameraEnvironment({ ...shared, ROLLCALL_MQTT_PORT: '1884' }, 'cam-2');
  expect(env).toEqual({
    PATH: '/bin',
    ROLLCALL_DISCOVERY_PORT: '19897',
    ROLLCALL_DRIVER: 'simulated',
    ROLLCALL_ID: 'cam-2',
    ROLLCALL_INTERFACES: 'lo',
    ROLLCALL_LISTEN: '127.0.0.1',
    ROLLCALL_LOG_LEVEL: 'warn',
    ROLLCALL_MQTT_PORT: '1884',
  });
  expect(restartLine(env)).toBe(
    'npx rollcall agent --id cam-2 --driver simulated --interfaces lo --mqtt-port 1884 --discovery-port 19897',
  );
});
