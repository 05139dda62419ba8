import { help } from '../report/help.js';
import { suiteNamed } from '../suites/all.js';

test.each(['bench:path', 'bench:discovery', 'bench:threats', 'bench:agent', 'bench:api'])(
  '%s is a suite whose help names its script and its measures',
  (name) => {
    const suite = suiteNamed(name);
    const text = help(suite);
    expect(text).toContain(`Usage: npm run ${name} -- [options]`);
    for (const measure of suite.measures) expect(text).toContain(`  ${measure.name} `);
  },
);

test('no two measures of a suite have one name', () => {
  for (const suite of ['bench:path', 'bench:discovery', 'bench:threats', 'bench:agent', 'bench:api'].map(
    suiteNamed,
  )) {
    const names = suite.measures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test.each([undefined, 'bench:all'])(
  'a suite %s is refused with the names of those that there are',
  (name) => {
    expect(() => suiteNamed(name)).toThrow(
      'bench:path, bench:discovery, bench:threats, bench:agent, bench:api',
    );
  },
);
