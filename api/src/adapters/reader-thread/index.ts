export { ReaderThread } from './reader-thread.js';
export type { ReaderThreadOptions } from './reader-thread.js';
export { serveReading } from './serve-reading.js';
