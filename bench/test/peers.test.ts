import { ratiosOf } from '../measures/discovery/peers.js';
import { readAvahi } from '../peers/avahi.js';
import { readRollcall } from '../peers/rollcall.js';
import { wsdd, wsddReader } from '../peers/wsdd.js';

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

test('wsdd says in its log who came, and by the address who went', () => {
  const read = wsddReader();
  const bye = 'INFO: 10.77.1.101:41017(eth0) - - "Bye urn:uuid:7937b082-e91c-11f1-96b3-16dc88e17954 UDP" - -';
  expect(read(bye)).toEqual([]);
  const hello =
    'INFO: 10.77.1.101:41017(eth0) - - "Hello urn:uuid:7573c8aa-e91c-11f1-96b3-16dc88e17954 UDP" - -';
  expect(read(hello)).toEqual([]);
  expect(read('INFO: discovered pi-1 in Workgroup:WORKGROUP on 10.77.1.101%eth0')).toEqual([
    { what: 'found', host: 'pi-1' },
  ]);
  expect(read(bye)).toEqual([{ what: 'lost', host: 'pi-1' }]);
});

test.each([
  ['killed', 2, 30, 'wsdd to Rollcall: ', 15],
  ['killed', 2, 150, 'wsdd to Rollcall, at least: ', 75],
  ['found', 100, 150, 'wsdd to Rollcall: ', 1.5],
] as const)('the ratio of %s, %d of Rollcall to %d, is told as %s%d', (row, us, them, words, value) => {
  const [sample] = ratiosOf(wsdd)(row, us, them);
  expect(sample?.figure.what.startsWith(words)).toBe(true);
  expect(sample?.value).toBe(value);
});

test('there is no ratio to a loss that Rollcall did not tell in time, nor to nothing found', () => {
  expect(ratiosOf(wsdd)('all', 0, 20)).toEqual([]);
  expect(ratiosOf(wsdd)('cut', 150, 150)).toEqual([]);
});
