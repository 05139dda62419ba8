#!/usr/bin/env node
// This file imports nothing statically: an old Node must be able to read it and say so.
const OLDEST = [22, 14] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `rollcall: Node ${process.versions.node} is too old for Rollcall, which needs ${OLDEST.join('.')} or later: start it by "npm start", "npm run demo" or "npx rollcall", which use the Node that "npm ci" has brought.\n`,
  );
  process.exit(2);
}

// Node spares users the old ways of packages only where these lie in node_modules, and here they are bundled.
process.noDeprecation = true;

const { fileURLToPath } = await import('node:url');
const { runProcess } = await import('./process/run-process.js');
process.exit(await runProcess(fileURLToPath(import.meta.url)));
