import { type Browser, chromium } from 'playwright-core';
import { toolPath } from './tools.js';

/** As root, and without the connections that the browser would make on its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. */
export function launchChromium(): Promise<Browser> {
  const executablePath = toolPath('chromium');
  return chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS });
}
