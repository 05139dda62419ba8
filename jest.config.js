import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,tools,test,bench,lab}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^#(client|collection|contracts|bus|credentials|identity|live|network|runtime|testing)/(.*)\\.js$':
      '<rootDir>/libs/$1/src/$2.ts',
    '^#(broker|discovery|camera-agent|api|doctor|cli)/(.*)\\.js$': '<rootDir>/apps/$1/src/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  // Ends what hangs; what must be fast says so itself.
  testTimeout: 180_000,
  // Much of a test is waiting for a process or a deadline: with as many workers as cores these stand idle.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // Every test file has modules of its own, which a worker does not give back.
  workerIdleMemoryLimit: '700MB',
};
