// The walls between processes. A test plants a violation of each and expects it to be caught.
module.exports = {
  forbidden: [
    {
      name: 'page-knows-no-main',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: '^(src-main|migrations|test|build)' },
    },
    {
      name: 'page-knows-no-node',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-knows-no-native',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: 'node_modules/(electron|better-sqlite3|kysely)/' },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { path: '^(src-main|src-renderer|migrations|test|build)' },
    },
    {
      name: 'shared-knows-no-node',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'main-knows-no-page', severity: 'error', from: { path: '^src-main' }, to: { path: '^src-renderer' } },
    {
      name: 'core-knows-no-electron',
      severity: 'error',
      from: { path: '^src-main/(core|cli)' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'engines-are-pure',
      comment: 'Engines take values and return values: no database, no files, no feature, no server.',
      severity: 'error',
      from: { path: '^src-main/core/engines' },
      to: { path: ['^src-main/core/(db|server|features|worker)', 'node_modules/better-sqlite3/', '^(fs|node:fs)'] },
    },
    {
      name: 'features-call-queries-not-handlers',
      severity: 'error',
      from: { path: '^src-main/core/features/([^/]+)/' },
      to: { path: '^src-main/core/features/[^/]+/[^/]+-handlers', pathNot: '^src-main/core/features/$1/' },
    },
    {
      name: 'pages-do-not-reach-into-each-other',
      comment: 'A page shares through its index of exported pieces, never by reaching into another page file.',
      severity: 'error',
      from: { path: '^src-renderer/features/([^/]+)/' },
      to: { path: '^src-renderer/features/[^/]+/[A-Za-z]*Page', pathNot: '^src-renderer/features/$1/' },
    },
    { name: 'no-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-cycles',
      comment: 'Type imports vanish: the registry of worker tasks types the job context that the tasks are given.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|sql)(\\?raw)?$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
