/** Refusals outside of GraphQL, in the same shape: JSON with the design's codes, never a page. */
import type { FastifyInstance } from 'fastify';

import { HTTP_STATUS } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { AppErrorCode } from '../shared/errors.js';

export interface ErrorBody {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: AppErrorCode; readonly reason?: string; readonly requestId: string };
  }[];
}

/** @returns the body that every refusal has */
export function errorBody(code: AppErrorCode, message: string, requestId: string, reason?: string): ErrorBody {
  return { errors: [{ message, extensions: { code, ...(reason === undefined ? {} : { reason }), requestId } }] };
}

/** What Fastify refuses by itself, in words that say what to do. */
const REFUSALS: Readonly<Record<string, { readonly reason: string; readonly message: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { reason: 'BODY_SIZE', message: 'The body is too large: send at most 100 kB.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    reason: 'MEDIA_TYPE',
    message: 'Send the request as JSON, with the header "content-type: application/json".',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { reason: 'REQUEST', message: 'The body is empty: send {"query": "…"} as JSON.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { reason: 'REQUEST', message: 'The body is not valid JSON: send {"query": "…"}.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { reason: 'REQUEST', message: 'The content-length does not fit the body.' },
};

/** Makes every failure of a route, and every route that does not exist, answer in that shape. */
export function registerErrorAnswers(server: FastifyInstance): void {
  server.setErrorHandler(
    async (error: Error & { readonly code?: string; readonly statusCode?: number }, request, reply) => {
      if (error instanceof AppError) {
        if (error.code === 'UNAVAILABLE') reply.header('retry-after', '1');
        return reply.code(HTTP_STATUS[error.code]).send(errorBody(error.code, error.message, request.id, error.reason));
      }
      const refusal = REFUSALS[error.code ?? ''];
      const status = error.statusCode ?? 500;
      if (refusal !== undefined) {
        return reply.code(status).send(errorBody('BAD_USER_INPUT', refusal.message, request.id, refusal.reason));
      }
      if (status >= 400 && status < 500) {
        const message = 'The request is not understood: check its form.';
        return reply.code(status).send(errorBody('BAD_USER_INPUT', message, request.id, 'REQUEST'));
      }
      request.log.error({ err: error }, 'a route failed');
      const message = `Something went wrong on our side. Quote request ${request.id} when you report it.`;
      return reply.code(HTTP_STATUS.INTERNAL).send(errorBody('INTERNAL', message, request.id));
    },
  );
}
