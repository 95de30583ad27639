import type { Config } from 'jest';

const transform: NonNullable<Config['transform']> = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        target: 'es2023',
      },
      module: { type: 'es6' },
    },
  ],
};

const project = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@cushing/source', 'node', 'node-addons', 'import', 'default'] },
};

export default {
  projects: [
    { ...project, displayName: 'packages', testMatch: ['<rootDir>/packages/*/test/**/*.test.ts'] },
    {
      ...project,
      displayName: 'api',
      testMatch: ['<rootDir>/api/src/**/*.test.ts', '<rootDir>/api/test/**/*.test.ts'],
      testTimeout: 30_000,
    },
    {
      ...project,
      displayName: 'client',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['@cushing/source', 'browser', 'import', 'default'] },
      testMatch: ['<rootDir>/client/src/**/*.test.{ts,tsx}'],
    },
    {
      ...project,
      displayName: 'browser',
      testMatch: ['<rootDir>/client/test/**/*.test.ts'],
      testTimeout: 120_000,
    },
    { ...project, displayName: 'repository', testMatch: ['<rootDir>/scripts/**/*.test.ts'], testTimeout: 60_000 },
  ],
} satisfies Config;
