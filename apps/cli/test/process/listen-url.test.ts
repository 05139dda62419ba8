import { listenUrl } from '../../src/process/listen-url.js';

test.each([
  [{}, 'http://127.0.0.1:8080'],
  [{ ROLLCALL_LISTEN: '0.0.0.0' }, 'http://127.0.0.1:8080'],
  [{ ROLLCALL_LISTEN: '192.168.1.10' }, 'http://127.0.0.1:8080'],
  [{ ROLLCALL_LISTEN: '192.168.1.10', ROLLCALL_INSECURE_LAN: 'true' }, 'http://192.168.1.10:8080'],
  [{ ROLLCALL_LISTEN: '::1' }, 'http://[::1]:8080'],
])('with %j this host reaches it at %s', (env, url) => {
  expect(listenUrl('http', env, 8080)).toBe(url);
});
