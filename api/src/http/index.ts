export { Lifecycle } from './lifecycle.js';
export { createHttpServer } from './server.js';
export type { HttpServer, HttpServerParts } from './server.js';
