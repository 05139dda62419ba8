import { readAvahi } from '../peers/avahi.js';
import { readRollcall } from '../peers/rollcall.js';

test.each([
  ['+;eth0;IPv4;pi-1;_rollcall-bench._tcp;local', []],
  [
    '=;eth0;IPv4;pi-1;_rollcall-bench._tcp;local;pi-1.local;10.77.1.101;9898;',
    [{ what: 'found', host: 'pi-1' }],
  ],
  ['-;eth0;IPv4;pi-1;_rollcall-bench._tcp;local', [{ what: 'lost', host: 'pi-1' }]],
  ['Failed to resolve', []],
])('avahi-browse says %s', (line, news) => {
  expect(readAvahi(line)).toEqual(news);
});

test.each([
  [
    '{"type":"snapshot","data":{"services":[{"id":"pi-1","status":"found"},{"id":"pi-2","status":"lost"}]}}',
    [{ what: 'found', host: 'pi-1' }],
  ],
  ['{"type":"service.found","subject":"pi-1"}', [{ what: 'found', host: 'pi-1' }]],
  ['{"type":"service.lost","subject":"pi-1"}', [{ what: 'lost', host: 'pi-1' }]],
  ['{"type":"camera.status","subject":"pi-1"}', []],
])('rollcall watch says %s', (line, news) => {
  expect(readRollcall(line)).toEqual(news);
});
