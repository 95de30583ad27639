/**
 * A browser and a server that share a small machine with other tests may be late once. What fails is tried a second time,
 * with what it failed of printed, and the run names every test that needed it.
 */
import { jest } from '@jest/globals';

jest.retryTimes(1, { logErrorsBeforeRetry: true });
