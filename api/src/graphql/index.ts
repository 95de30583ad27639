export { createApolloServer, toAnswer } from './apollo-server.js';
export { CompiledOperations } from './compiled-operations.js';
export type { Context, Notice, Services } from './context.js';
export { HTTP_STATUS, toClientError } from './errors.js';
export { DOCUMENT_LIMITS } from './limits.js';
export { buildSchema } from './schema.js';
export { createSocketProtocol } from './socket-protocol.js';
export type { SocketProtocol } from './socket-protocol.js';
