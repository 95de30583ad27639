/** How long requests may take to come. */
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route looks itself after senders that are slow. */
    readonly hasOwnTimeLimit?: boolean;
  }
}

/**
 * Ends requests whose bodies have not come whole by then, in the way that Node does: its own limit holds for all routes
 * alike, and has to let a long upload through.
 */
export function registerRequestTime(server: FastifyInstance, limitMs: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length']) > 0;
    if (hasBody && request.routeOptions.config.hasOwnTimeLimit !== true) {
      const timer = setTimeout(() => {
        if (raw.complete) return;
        const error = Object.assign(new Error('the body took too long to come'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
        server.server.emit('clientError', error, raw.socket);
      }, limitMs).unref();
      const clear = (): void => {
        clearTimeout(timer);
      };
      raw.once('end', clear).once('close', clear);
    }
    done();
  });
}
