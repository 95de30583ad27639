export { createApolloServer } from './apollo-server.js';
export { CompiledOperations } from './compiled-operations.js';
export type { Context, Services } from './context.js';
export { HTTP_STATUS } from './errors.js';
export { withRequestId } from './request-id.js';
export { buildSchema } from './schema.js';
export { SharedAnswers } from './shared-answers.js';
export { createSocketProtocol } from './socket-protocol.js';
export type { SocketProtocol } from './socket-protocol.js';
