/**
 * Writes what is generated and committed: the SDL, the client's typed documents, `.env.example` and the
 * configuration page. With `--check` it writes nothing and fails where a committed file differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { run } from './run.ts';

const isCheck = process.argv.includes('--check');
const EMITTED = [
  { path: 'schema/schema.graphql', entrypoint: 'emit-schema', options: [] },
  { path: '.env.example', entrypoint: 'emit-environment-documents', options: [] },
  { path: 'docs/configuration.md', entrypoint: 'emit-environment-documents', options: ['--markdown'] },
];

let differing = 0;
for (const { path, entrypoint, options } of EMITTED) {
  const { exitCode, output } = await run('node', [`api/dist/entrypoints/${entrypoint}.js`, ...options]);
  if (exitCode !== 0) {
    console.error(output);
    process.exit(exitCode);
  }
  write(path, output);
}
const before = typedDocuments();
const codegen = await run('graphql-codegen', ['--config', 'codegen.yml']);
if (codegen.exitCode !== 0) {
  console.error(codegen.output);
  process.exit(codegen.exitCode);
}
if (isCheck && typedDocuments() !== before) report('client/src/gql');
if (differing > 0) process.exit(1);

function write(path: string, text: string): void {
  if (!isCheck) writeFileSync(path, text);
  else if (readOrEmpty(path) !== text) report(path);
}

function report(path: string): void {
  differing += 1;
  console.error(`${path} is not what its source generates: run "npm run generate" and commit it.`);
}

function typedDocuments(): string {
  return ['gql.ts', 'graphql.ts'].map((file) => readOrEmpty(`client/src/gql/${file}`)).join('\n');
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
