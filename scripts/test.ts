/**
 * Every gate and every test; ends with one line that adds up what every runner counted.
 * A gate counts as one test.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from './run.ts';
import { installSystemPackages } from './system-packages.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Gate {
  readonly name: string;
  readonly command: string;
  readonly options: readonly string[];
}

/** Comes before all others, which read what it makes. */
const BUILD: Gate = { name: 'build', command: 'npm', options: ['run', '--silent', 'build'] };
/** Takes as long as the other gates together, and runs beside them. */
const LINT: Gate = { name: 'lint', command: 'eslint', options: ['--max-warnings=0', '.'] };
const GATES: readonly Gate[] = [
  { name: 'types', command: 'tsc', options: ['--build'] },
  { name: 'format', command: 'prettier', options: ['--check', '--log-level=warn', '.'] },
  { name: 'dependency rule', command: 'node', options: ['scripts/boundaries.ts'] },
  { name: 'dead code', command: 'knip', options: [] },
  { name: 'generated files', command: 'node', options: ['scripts/generate.ts', '--check'] },
];
const JEST_PROJECTS: readonly { readonly project: string; readonly workers: string }[] = [
  { project: 'packages', workers: '100%' },
  { project: 'api', workers: '100%' },
  { project: 'client', workers: '100%' },
  // A browser and the server that it asks keep two cores busy.
  { project: 'browser', workers: '50%' },
];

/** Of the browser's tests: a busy machine makes one or two of more than a hundred late. */
const MOST_SECOND_TRIES = 2;

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
await installSystemPackages();
await runGate(BUILD);
await Promise.all([runGate(LINT), runGates(GATES)]);
for (const { project, workers } of JEST_PROJECTS) await runJest(project, workers);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

async function runGates(gates: readonly Gate[]): Promise<void> {
  for (const gate of gates) await runGate(gate);
}

async function runGate({ name, command, options }: Gate): Promise<void> {
  const startedAt = performance.now();
  const { exitCode, output } = await run(command, options);
  total[exitCode === 0 ? 'passed' : 'failed'] += 1;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (exitCode !== 0) console.log(output);
}

async function runJest(project: string, workers: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cushing-jest-'));
  const report = join(folder, 'report.json');
  const options = [
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${report}`,
    '--silent',
    `--maxWorkers=${workers}`,
  ];
  const { exitCode, output } = await run('npm', ['run', '--silent', 'jest', '--', ...options]);
  // With --json the runner prints the report on its standard output; what a person reads is on the other.
  console.log(
    output
      .split('\n')
      .filter((line) => !line.startsWith('{"num'))
      .join('\n'),
  );
  const counts = countsOf(report);
  for (const name of counts.skippedNames) console.log(`skipped: ${name}`);
  for (const name of counts.retriedNames) console.log(`passed at the second try only: ${name}`);
  if (counts.retriedNames.length > MOST_SECOND_TRIES) {
    console.log(`FAILED more than ${MOST_SECOND_TRIES} tests needed a second try: that is more than a busy machine`);
    total.failed += 1;
  }
  total.passed += counts.passed;
  total.failed += counts.failed + (exitCode !== 0 && counts.failed === 0 ? 1 : 0);
  total.skipped += counts.skipped;
  rmSync(folder, { recursive: true });
}

interface Report extends Counts {
  readonly skippedNames: readonly string[];
  readonly retriedNames: readonly string[];
}

function countsOf(report: string): Report {
  let text: string;
  try {
    text = readFileSync(report, 'utf8');
  } catch {
    return { passed: 0, failed: 1, skipped: 0, skippedNames: [], retriedNames: [] };
  }
  // Jest's own form of the report.
  const json = JSON.parse(text) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    numRuntimeErrorTestSuites: number;
    testResults: { assertionResults: { status: string; fullName: string; invocations?: number }[] }[];
  };
  const tests = json.testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numRuntimeErrorTestSuites,
    skipped: json.numPendingTests + json.numTodoTests,
    // The name of a skipped test says why it was.
    skippedNames: tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
    retriedNames: tests
      .filter(({ status, invocations }) => status === 'passed' && (invocations ?? 1) > 1)
      .map(({ fullName }) => fullName),
  };
}
