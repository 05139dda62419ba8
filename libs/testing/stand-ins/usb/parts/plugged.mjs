import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { noteStruck } from '../../parts/struck.mjs';

const FIXTURES = new URL('../../../fixtures/usb/', import.meta.url);

export function plugged(environment) {
  return JSON.parse(readFileSync(environment.STANDIN_USB, 'utf8'));
}

export function keep(environment, values) {
  const state = { ...plugged(environment), values };
  // The stream and the calls beside it read it at any moment: it is whole at each of them.
  const written = `${environment.STANDIN_USB}.${process.pid}`;
  writeFileSync(written, JSON.stringify(state));
  renameSync(written, environment.STANDIN_USB);
}

export function note(environment, args) {
  appendFileSync(`${environment.STANDIN_USB}.calls`, `${args.join(' ')}\n`);
}

export function struck(environment, fault, at) {
  noteStruck(environment.STANDIN_USB, fault, at);
}

/** The camera of a node, or of the name that it has under by-id. */
export function cameraAt({ cameras }, device) {
  for (const camera of cameras) {
    if (camera.node === device || camera.id === device) return { ...camera, metadata: false };
    if (nextNode(camera.node) === device) return { ...camera, metadata: true };
  }
  return undefined;
}

export function nextNode(node) {
  return node.replace(/\d+$/, (number) => String(Number(number) + 1));
}

export function text(name) {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}
