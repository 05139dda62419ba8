import { packageVersion } from '#runtime/package-version.js';

test('the version is that of the package', () => {
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
