/**
 * One-way dependency rule:  packages  <-  shared  <-  slices  <-  {adapters, graphql}  <-  http  <-  entrypoints,
 * and among the packages  quant  <-  {curves, pricing}
 * @type {import('dependency-cruiser').IConfiguration}
 */
const TESTS = '(\\.test\\.tsx?$|\\.contract\\.ts$|/test/)';

/** Which slice may call which other slice, through its front door. The graph is acyclic. */
const SLICE_MAY_USE = {
  accounts: [],
  limits: ['accounts'],
  market: [],
  'demo-market': ['market'],
  ingestion: ['market'],
  options: ['market'],
  volatility: ['market', 'options'],
  quotes: ['market', 'jobs'],
  'live-options': ['market', 'options', 'quotes'],
  feeds: ['market', 'demo-market', 'quotes'],
  alerts: ['accounts', 'market', 'quotes', 'live-options'],
  'watch-lists': ['accounts', 'market'],
  analogs: ['market', 'jobs'],
  jobs: [],
  exports: ['accounts', 'market', 'options', 'volatility', 'quotes', 'alerts', 'jobs'],
  imports: ['accounts', 'market', 'ingestion', 'analogs', 'jobs'],
  eia: ['market', 'jobs', 'imports'],
  'daily-report': ['accounts', 'market', 'options', 'volatility', 'alerts', 'jobs'],
};

/** One driver, one folder; threads are made where work is handed to them. */
const DRIVER_HOME = {
  '@duckdb': 'duckdb',
  '@e965/xlsx': 'workbooks',
  '@mikro-orm': 'postgres',
  bcryptjs: 'passwords',
  hucre: 'workbooks',
  ioredis: 'redis',
  jose: 'tokens',
  nodemailer: 'mail',
  'openid-client': 'oauth',
  'pg-boss': 'postgres',
  piscina: 'computation|passwords',
  yauzl: 'archives',
};

const sliceRules = Object.entries(SLICE_MAY_USE).map(([slice, uses]) => ({
  name: `slice-${slice}-uses-only-${uses.join('-') || 'nothing'}`,
  severity: 'error',
  comment: `Slice "${slice}" may import ${uses.length > 0 ? `${uses.join(', ')} through index.ts` : 'no other slice'}.`,
  from: { path: `^api/src/slices/${slice}/`, pathNot: TESTS },
  to: {
    path: '^api/src/slices/',
    pathNot: [`^api/src/slices/${slice}/`, ...uses.map((used) => `^api/src/slices/${used}/index\\.ts$`)],
  },
}));

const driverRules = Object.entries(DRIVER_HOME).map(([driver, home]) => ({
  name: `driver-${driver.replace(/[@/]/g, '')}-only-in-${home.replace('|', '-or-')}`,
  severity: 'error',
  from: { path: '^api/src/', pathNot: [`^api/src/adapters/(${home})/`] },
  to: { path: `(^|node_modules/)${driver}(/|$)` },
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'slice-is-declared',
      severity: 'error',
      comment: 'A new slice says above which others it may use.',
      from: {},
      to: { path: '^api/src/slices/', pathNot: `^api/src/slices/(${Object.keys(SLICE_MAY_USE).join('|')})/` },
    },
    {
      name: 'quant-imports-only-itself',
      severity: 'error',
      from: { path: '^packages/quant/src/' },
      to: { pathNot: '^packages/quant/src/' },
    },
    {
      name: 'curves-imports-only-quant',
      severity: 'error',
      from: { path: '^packages/curves/src/' },
      to: { pathNot: ['^packages/curves/src/', '^packages/quant/src/index\\.ts$'] },
    },
    {
      name: 'pricing-imports-only-quant',
      severity: 'error',
      from: { path: '^packages/pricing/src/' },
      to: { pathNot: ['^packages/pricing/src/', '^packages/quant/src/index\\.ts$'] },
    },
    {
      name: 'password-policy-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^packages/password-policy/src/' },
      to: { path: '^(packages|api|client)/', pathNot: '^packages/password-policy/src/' },
    },
    {
      name: 'products-imports-only-itself',
      severity: 'error',
      from: { path: '^packages/products/src/' },
      to: { pathNot: '^packages/products/src/' },
    },
    {
      name: 'shared-knows-no-layer',
      severity: 'error',
      from: { path: '^api/src/shared/' },
      to: { path: '^api/src/(slices|adapters|graphql|http|entrypoints|config)/' },
    },
    {
      name: 'config-knows-no-layer',
      severity: 'error',
      from: { path: '^api/src/config/' },
      to: { path: '^api/src/(slices|adapters|graphql|http|entrypoints)/' },
    },
    {
      name: 'slices-know-no-infrastructure',
      severity: 'error',
      from: { path: '^api/src/slices/', pathNot: TESTS },
      to: { path: '^api/src/(adapters|graphql|http|entrypoints|config)/' },
    },
    {
      name: 'slices-know-no-transport',
      severity: 'error',
      from: { path: '^api/src/slices/' },
      to: { path: '(^|node_modules/)(@apollo|type-graphql|graphql|graphql-ws|fastify|@fastify|ws)(/|$)' },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      from: { path: '^api/src/(adapters|graphql|http|entrypoints)/', pathNot: TESTS },
      to: { path: '^api/src/slices/', pathNot: '^api/src/slices/[^/]+/index\\.ts$' },
    },
    {
      name: 'adapters-know-no-transport',
      severity: 'error',
      from: { path: '^api/src/adapters/' },
      to: { path: '^api/src/(graphql|http|entrypoints|config)/' },
    },
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      from: { path: '^api/src/adapters/([^/]+)/' },
      to: { path: '^api/src/adapters/', pathNot: '^api/src/adapters/$1/' },
    },
    {
      name: 'graphql-knows-no-adapter',
      severity: 'error',
      from: { path: '^api/src/graphql/' },
      to: { path: '^api/src/(adapters|http|entrypoints|config)/' },
    },
    {
      name: 'http-knows-no-adapter',
      severity: 'error',
      from: { path: '^api/src/http/', pathNot: TESTS },
      to: { path: '^api/src/(adapters|entrypoints|config)/' },
    },
    {
      name: 'nothing-imports-entrypoints',
      severity: 'error',
      from: { pathNot: ['^api/src/entrypoints/', TESTS] },
      to: { path: '^api/src/entrypoints/' },
    },
    { name: 'client-never-imports-api', severity: 'error', from: { path: '^client/src/' }, to: { path: '^api/' } },
    {
      name: 'client-features-are-strangers',
      severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' },
      to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    {
      name: 'client-desk-knows-no-feature',
      severity: 'error',
      comment: 'What the pages of the desk share stands below all of them.',
      from: { path: '^client/src/(desk|lib)/' },
      to: { path: '^client/src/(features|app|alerts)/' },
    },
    {
      name: 'client-live-knows-no-page',
      severity: 'error',
      comment: 'What moves by itself stands below whatever shows it.',
      from: { path: '^client/src/live/' },
      to: { path: '^client/src/(features|desk|alerts|app|charts|session)/' },
    },
    {
      name: 'client-alerts-know-no-page',
      severity: 'error',
      comment: 'An alert is made from any page.',
      from: { path: '^client/src/alerts/' },
      to: { path: '^client/src/(features|app|session)/' },
    },
    {
      name: 'client-lib-knows-no-live',
      severity: 'error',
      from: { path: '^client/src/(lib|session)/', pathNot: TESTS },
      to: { path: '^client/src/live/' },
    },
    {
      name: 'client-ui-knows-no-graphql',
      severity: 'error',
      from: { path: '^client/src/(ui|charts)/' },
      to: { path: ['^client/src/(features|gql|app|desk|live|alerts)/', '(^|node_modules/)(@apollo|graphql)(/|$)'] },
    },
    {
      name: 'client-three-only-in-charts',
      severity: 'error',
      comment: 'It is large: whatever else imports it would bring it into another chunk.',
      from: { path: '^client/src/', pathNot: ['^client/src/charts/', TESTS] },
      to: { path: '(^|node_modules/)(three|@react-three)(/|$)' },
    },
    {
      name: 'client-candles-only-in-charts',
      severity: 'error',
      comment: 'It is loaded when a chart of candles is first shown.',
      from: { path: '^client/src/', pathNot: ['^client/src/charts/', TESTS] },
      to: { path: '(^|node_modules/)lightweight-charts(/|$)' },
    },
    {
      name: 'src-never-imports-tests',
      severity: 'error',
      from: { path: '/src/', pathNot: TESTS },
      to: { path: ['\\.test\\.tsx?$', '\\.contract\\.ts$', '/test/', '^scripts/'] },
    },
    ...sliceRules,
    ...driverRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?!.*node_modules/).*/(dist|dist-types|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      conditionNames: ['@cushing/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js'],
    },
  },
};
