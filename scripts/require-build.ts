/** Runs before what needs the built API, and says so where it is not there. */
import { existsSync } from 'node:fs';

if (!existsSync('api/dist/entrypoints/import.js')) {
  console.error('Nothing is built yet. Run: make build');
  process.exit(1);
}
