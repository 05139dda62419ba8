import { parseSubnet } from '#contracts/net/ipv4.js';
import { NETWORKS, OPERATOR, planAgents } from '../plan.js';
import { readAddress } from '../read-address.js';
import { readCommand } from '../read-command.js';

test('two agents of three stand on the left', () => {
  const places = planAgents(5).map(({ name, bridge, address }) => [name, bridge, address]);
  expect(places).toEqual([
    ['left-1', 'lan', '10.77.1.11/24'],
    ['left-2', 'lan', '10.77.1.12/24'],
    ['right-1', 'lan-2', '10.77.2.11/24'],
    ['left-3', 'lan', '10.77.1.13/24'],
    ['left-4', 'lan', '10.77.1.14/24'],
  ]);
});

test('a command is read with its arguments', () => {
  expect(readCommand('run  operator ls --json').args).toEqual(['operator', 'ls', '--json']);
  expect(readCommand('ls').args).toEqual([]);
});

test('an address with its prefix is taken as it is', () => {
  expect(readAddress('10.77.1.77/24')).toBe('10.77.1.77/24');
});

test.each([
  'banana',
  '10.77.1.77',
  '10.77.1.777/24',
  '10.77.1.77/33',
  '10.77.1.77/0',
  '10.77.1.0/24',
  '10.77.1.255/24',
])('the address %s is refused', (text) => {
  expect(() => readAddress(text)).toThrow(`address ${text} cannot be used: write it as 10.77.1.77/24`);
});

test('every place and every operator is in a network that help names', () => {
  for (const { bridge, address } of planAgents(6)) {
    for (const each of [address, `${OPERATOR[bridge]}/24`])
      expect(parseSubnet(each)).toEqual(parseSubnet(NETWORKS[bridge]));
  }
});

test.each([
  ['frob', 'frob is no command of the lab: "help" lists them.'],
  ['kill', 'Call it as: kill <agent>'],
  ['kill left-1 left-2', 'Call it as: kill <agent>'],
  ['run operator', 'Call it as: run <host> <arguments…>'],
])('"%s" is refused', (line, message) => {
  expect(() => readCommand(line)).toThrow(message);
});
