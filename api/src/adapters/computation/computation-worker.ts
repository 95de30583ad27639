/**
 * Runs in a thread of its own. The compiled server starts it as JavaScript; a test that runs from the sources starts
 * this very file, whose types Node takes off, and which then finds the other sources under the names of the build.
 */
import nodeModule from 'node:module';

import type { ComputationTask } from './computation-task.js';

if (import.meta.url.endsWith('.ts')) {
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      const isSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
      const name = isSource ? specifier.replace(/\.js$/u, '.ts') : specifier;
      return nextResolve(name, { ...context, conditions: ['@cushing/source', ...context.conditions] });
    },
  });
}

// The pool calls what a worker's module exports as default.
// eslint-disable-next-line no-restricted-exports
export default async function work(task: ComputationTask): Promise<unknown> {
  // Only now, for the names above to be known.
  const { compute } = await import('./compute.js');
  return compute(task);
}
