import { agentScript } from '#api/adapters/install/agent-script.js';
import { smallInstallation } from '../support/small-installation.js';

const PIN = 'sha256//a+b/c=';

test.each([
  ['192.168.1.10:8443', '192.168.1.10:8443'],
  ['rig-1.local', 'rig-1.local:443'],
  ['[fd00::7]:9443', '[fd00::7]:9443'],
])('a script for %s names %s', async (host, operator) => {
  const { root } = await smallInstallation();
  expect(await agentScript(root, host, PIN)).toBe(`operator='${operator}'\npin='${PIN}'\n`);
});

test.each(['', "x'; touch y; '", 'a b', '$(id)', 'x:8443/..', 'x\ny', '[x]:1', 'x:'])(
  'no script is made for the host %j, which means something to a shell or nothing at all',
  async (host) => {
    const { root } = await smallInstallation();
    await expect(agentScript(root, host, PIN)).rejects.toMatchObject({ code: 'invalid-request' });
  },
);
