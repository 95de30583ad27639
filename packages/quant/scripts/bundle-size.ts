/**
 * Prints how many bytes the built package has, bundled, minified and gzipped, without the table of American exercise
 * boundaries. In a process of its own: the bundler does not run inside the test runner.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { minify } from '@swc/core';
import { rolldown } from 'rolldown';

const ENTRY = fileURLToPath(new URL('../dist/index.js', import.meta.url));

const bundle = await rolldown({ input: ENTRY, external: (id) => id.includes('boundary-table') });
const { output } = await bundle.generate({ format: 'esm', minify: true, comments: { legal: false } });
await bundle.close();
const { code } = await minify(output[0].code, {
  compress: { passes: 3, toplevel: true },
  mangle: { toplevel: true },
  module: true,
});
console.log(gzipSync(code, { level: 9 }).length);
