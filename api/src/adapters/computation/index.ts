export { ComputationThreads } from './computation-threads.js';
