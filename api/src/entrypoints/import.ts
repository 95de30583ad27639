/** The importer's command line. */
import { readConfig } from '../config/read-environment.js';
import { exitWith } from './exit.js';
import { runImportCommand } from './import-command.js';

const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});

try {
  process.exitCode = await runImportCommand(process.argv.slice(2), {
    workingDirectory: process.cwd(),
    readConfig,
    output: process.stdout,
    errors: process.stderr,
    signal: interruption.signal,
  });
} catch (error) {
  exitWith(error);
}
