import fc from 'fast-check';
import { reasonToKeep } from '#collection/may-delete.js';

const hash = fc.option(fc.constantFrom('a'.repeat(64), 'b'.repeat(64)), { nil: undefined });

test('a film may go only where it has a hash, its copy has the same, and nobody marked it', () => {
  fc.assert(
    fc.property(hash, hash, fc.option(fc.boolean(), { nil: undefined }), (sha256, copied, keep) => {
      const film = { id: 'r-1', ...(sha256 && { sha256 }), ...(keep !== undefined && { keep }) };
      const may = reasonToKeep(film, copied) === undefined;
      expect(may).toBe(keep !== true && sha256 !== undefined && copied === sha256);
    }),
  );
});

test.each([
  [{ keep: true, sha256: 'a' }, 'a', 'marked-keep'],
  [{}, 'a', 'copy-unproven'],
  [{ sha256: 'a' }, undefined, 'copy-unproven'],
  [{ sha256: 'a' }, 'b', 'copy-unproven'],
])('of %j with a copy %s it is said why', (film, copied, code) => {
  const reason = reasonToKeep({ id: 'r-1', ...film }, copied);
  expect(reason?.code).toBe(code);
  expect(reason?.message).toMatch(/^r-1 stays on the camera, as ./);
});
