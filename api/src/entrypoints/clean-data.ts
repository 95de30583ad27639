/** Removes what was stored in the data directory, and nothing else that lies there. */
import { readConfig } from '../config/read-environment.js';
import { exitWith } from './exit.js';
import { removeStoredData } from './stored-data.js';

try {
  const config = readConfig();
  const others = await removeStoredData(config);
  if (others.length > 0) console.log(`${config.dataDirectory} holds files that no server wrote: they stay.`);
} catch (error) {
  exitWith(error);
}
