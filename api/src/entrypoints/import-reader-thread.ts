/**
 * A thread that reads one file into staged rows. The compiled server starts it as JavaScript; a test that runs from the
 * sources starts this very file, whose types Node takes off, and which then finds the other sources under the names of
 * the build.
 */
import nodeModule from 'node:module';
import { parentPort } from 'node:worker_threads';

if (import.meta.url.endsWith('.ts')) {
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      const isSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
      const name = isSource ? specifier.replace(/\.js$/u, '.ts') : specifier;
      return nextResolve(name, { ...context, conditions: ['@cushing/source', ...context.conditions] });
    },
  });
}

if (parentPort === null) throw new Error('this module runs in a thread');
// Only now, for the names above to be known.
const [{ serveReading }, { localReaderPorts }] = await Promise.all([
  import('../adapters/reader-thread/index.js'),
  import('./local-reader-ports.js'),
]);
serveReading(parentPort, localReaderPorts());
