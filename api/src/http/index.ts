export { frameSocketOf } from './frame-sockets.js';
export { Lifecycle } from './lifecycle.js';
export { createHttpServer, localAddress } from './server.js';
export type { HttpServer, HttpServerParts } from './server.js';
export { socketCallerOf } from './client-address.js';
