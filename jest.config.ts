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
  testEnvironmentOptions: { customExportConditions: ['@cushing/source', 'node', 'node-addons'] },
};

export default {
  testTimeout: 60_000,
  projects: [
    { ...project, displayName: 'packages', testMatch: ['<rootDir>/packages/*/test/**/*.test.ts'] },
    {
      ...project,
      displayName: 'api',
      testMatch: ['<rootDir>/api/src/**/*.test.ts', '<rootDir>/api/test/**/*.test.ts'],
    },
    {
      ...project,
      displayName: 'client',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['@cushing/source', 'browser'] },
      testMatch: ['<rootDir>/client/src/**/*.test.{ts,tsx}'],
    },
    {
      ...project,
      displayName: 'browser',
      testMatch: ['<rootDir>/client/test/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/client/test/support/second-try.ts'],
    },
  ],
} satisfies Config;
