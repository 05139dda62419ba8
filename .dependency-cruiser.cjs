/**
 * The direction of imports: main -> module -> adapters -> domain -> contracts, never back.
 * A folder's place in that line is its name, so the rules are about names.
 */
const DOMAIN = '^(apps/[^/]+/src/domain|libs/(contracts/src|live/src/domain))/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment:
        'a file that nothing imports and that imports nothing is dead, unless Jest or a browser loads it',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.test\\.ts$|/play-(film|live)\\.js$)' },
      to: {},
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contracts-import-no-one',
      severity: 'error',
      from: { path: '^libs/contracts/src/' },
      to: { path: '^(apps|libs/(?!contracts/))' },
    },
    {
      name: 'libs-do-not-import-apps',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/', pathNot: '^libs/testing/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-do-not-import-apps',
      comment: 'apps/cli composes the others; nobody else may',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/', pathNot: '^apps/cli/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'cli-composes-through-main-only',
      severity: 'error',
      from: { path: '^apps/cli/src/' },
      to: { path: '^apps/(?!cli/)', pathNot: '^apps/[^/]+/src/main\\.ts$' },
    },
    {
      name: 'domain-stays-inside',
      comment: 'domain code may import domain code and contracts',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|libs)/', pathNot: DOMAIN },
    },
    {
      name: 'domain-knows-no-framework-and-no-io',
      comment: 'class-validator and class-transformer declare what crosses a wire, in contracts only',
      severity: 'error',
      from: { path: '^(apps/[^/]+|libs/live)/src/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'] },
    },
    {
      name: 'contracts-know-no-io',
      severity: 'error',
      from: { path: '^libs/contracts/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'adapters-do-not-import-modules',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/(adapters|domain)/' },
      to: { path: '^apps/[^/]+/src/[^/]+\\.(module|main)\\.ts$|^apps/[^/]+/src/main\\.ts$' },
    },
    {
      name: 'only-the-bus-imports-mqtt',
      severity: 'error',
      from: { pathNot: '^libs/(bus|testing)/|(^|/)test/' },
      to: { path: '^node_modules/mqtt/' },
    },
    {
      name: 'only-the-broker-imports-aedes',
      severity: 'error',
      from: { pathNot: '^apps/broker/' },
      to: { path: '^node_modules/aedes/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: '^libs/testing/' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'bench-measures-from-outside',
      comment: 'the bench sees what a user sees: what crosses a wire, by the means of the tests',
      severity: 'error',
      from: { path: '^bench/' },
      to: {
        path: '^(apps|libs|test)/',
        pathNot: '^(libs/(testing|contracts)/src|test/(e2e|console)/support)/',
      },
    },
    {
      name: 'nobody-imports-the-bench',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'the-lab-stands-outside',
      comment: 'the lab sees what a user sees, in hosts that the tests could have made',
      severity: 'error',
      from: { path: '^lab/' },
      to: { path: '^(apps|libs|test)/', pathNot: '^(libs/(testing|contracts)/src|test/lab/support)/' },
    },
    {
      name: 'nobody-imports-the-lab',
      severity: 'error',
      from: { pathNot: '^lab/' },
      to: { path: '^lab/' },
    },
    {
      name: 'the-console-speaks-by-the-client',
      comment: 'a page knows of Rollcall what any other program could know by the API',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(apps|libs)/', pathNot: '^(apps/console|libs/client)/' },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'what the console is made of is bundled when it is built',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: '^(libs/testing|apps/console)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['rollcall-source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
