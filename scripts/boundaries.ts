/**
 * The dependency rule, in three parts: the tree obeys it, the cruiser really read the tree, and a tree of planted
 * violations is still found out. (With a TypeScript that it does not know, the cruiser reads nothing and is content.)
 */
import { run } from './run.ts';

const SHARE_OF_SOURCES_SEEN = 0.9;
const FIXTURE = 'scripts/boundary-fixture';
const ROOTS = [
  'packages/curves/src',
  'packages/password-policy/src',
  'packages/pricing/src',
  'packages/products/src',
  'packages/quant/src',
  'api/src',
  'client/src',
];

interface CruiseResult {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

const tree = await cruise(ROOTS, '.');
for (const violation of tree.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
}
const tracked = await run('git', ['ls-files', ...ROOTS.flatMap((root) => [`${root}/*.ts`, `${root}/*.tsx`])]);
const sources = tracked.output.split('\n').filter((path) => path !== '').length;
const seen = tree.modules.filter((module) => ROOTS.some((root) => module.source.startsWith(root))).length;
const fixture = await cruise(ROOTS, FIXTURE);
const found = new Set(fixture.summary.violations.map((violation) => violation.rule.name));
const planted = await plantedRules();
const missed = planted.filter((rule) => !found.has(rule));

console.log(`${seen} of ${sources} sources read, ${tree.summary.violations.length} violations`);
console.log(`${planted.length - missed.length} of ${planted.length} planted violations found`);
if (missed.length > 0) console.error(`not found: ${missed.join(', ')}`);
const isGood =
  tree.summary.violations.length === 0 &&
  seen >= sources * SHARE_OF_SOURCES_SEEN &&
  planted.length > 0 &&
  missed.length === 0;
process.exit(isGood ? 0 : 1);

async function cruise(roots: readonly string[], folder: string): Promise<CruiseResult> {
  const options = ['--config', `${process.cwd()}/.dependency-cruiser.mjs`, '--output-type', 'json', ...roots];
  const { output } = await run('depcruise', options, { folder });
  // The tool's own report; a form that it is not would fail at the first property read.
  return JSON.parse(output.slice(output.indexOf('{'))) as CruiseResult;
}

/** Each planted file says in its first line which rule it breaks. */
async function plantedRules(): Promise<readonly string[]> {
  const { output } = await run('grep', ['-rhoE', '^// breaks: .+$', FIXTURE]);
  return output.split('\n').flatMap((line) => (line === '' ? [] : [line.replace('// breaks: ', '')]));
}
