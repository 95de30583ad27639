/** Makes a new key for access tokens in the data directory; the server signs with it from its next start on. */
import { rotateKeys } from '../adapters/tokens/index.js';
import { readConfig } from '../config/read-environment.js';
import { exitWith } from './exit.js';

try {
  const { tokenKeys } = readConfig().access;
  if ('keyDirectory' in tokenKeys) {
    await rotateKeys(tokenKeys.keyDirectory);
    console.log(`A new key is in ${tokenKeys.keyDirectory}. Restart the server; tokens of the key before stay good.`);
  } else {
    const [current, previous] =
      tokenKeys.algorithm === 'HS256'
        ? ['JWT_SECRET_KEY', 'JWT_PREVIOUS_SECRET_KEY']
        : ['JWT_PRIVATE_KEY', 'JWT_PREVIOUS_PRIVATE_KEY'];
    console.error(`The key is the environment's: give what is in ${current} to ${previous}, and ${current} a new one.`);
    process.exitCode = 1;
  }
} catch (error) {
  exitWith(error);
}
