import fc from 'fast-check';
import { resolveCamera, resolveCameras } from '../../src/client/camera-names.js';
import { service } from '../support/samples.js';

const FLEET = [
  service('aa', { hostname: 'garden', label: 'garden' }),
  service('bb', { hostname: 'pi', label: 'pi (bb)' }),
  service('cc', { hostname: 'pi', label: 'pi (cc)' }),
  service('garden', { hostname: 'aa', label: 'aa (garden)' }),
  service('m-1', { kind: 'unknown', hostname: 'old', label: 'old' }),
];

test.each([
  ['aa', 'aa'],
  ['garden', 'garden'],
  ['PI (BB)', 'bb'],
  ['pi (cc)', 'cc'],
])('%s is %s', (name, id) => expect(resolveCamera(name, FLEET)).toBe(id));

test('a name of two cameras is refused with both', () => {
  expect(() => resolveCamera('pi', FLEET)).toThrow('"pi" could be any of these cameras: bb, cc');
});

test.each(['nobody', '', 'old', 'm-1'])('"%s" is no camera', (name) => {
  expect(() => resolveCamera(name, FLEET)).toThrow(`No camera is called "${name}"`);
});

test('each camera comes once', () => {
  expect(resolveCameras(['pi (bb)', 'bb', 'cc'], FLEET)).toEqual(['bb', 'cc']);
});

test('an id always means its own camera, whatever the others are called', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const fleet = fc.uniqueArray(fc.record({ id: name, hostname: name, label: name }), {
    selector: (s) => s.id,
  });
  fc.assert(
    fc.property(fleet, (services) => {
      const cameras = services.map(({ id, ...more }) => service(id, more));
      for (const { id } of cameras) expect(resolveCamera(id, cameras)).toBe(id);
    }),
  );
});

test('a name is resolved only where one camera alone has it', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const fleet = fc.array(fc.record({ hostname: name, label: name }), { maxLength: 5 });
  fc.assert(
    fc.property(fleet, name, (names, wanted) => {
      const cameras = names.map((more, i) => service(`id-${i}`, more));
      const having = (key: 'label' | 'hostname'): string[] =>
        cameras.filter((camera) => camera[key] === wanted).map(({ id }) => id);
      const first = having('label').length > 0 ? having('label') : having('hostname');
      const resolve = (): string => resolveCamera(wanted, cameras);
      if (first.length === 1) expect(resolve()).toBe(first[0]);
      else expect(resolve).toThrow(first.length === 0 ? 'No camera' : 'could be any');
    }),
  );
});
