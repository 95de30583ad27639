/** Refusals outside of GraphQL, in the same shape: JSON with the design's codes, never a page. */
import type { FastifyInstance } from 'fastify';

import { HTTP_STATUS } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { AppErrorCode, AppErrorDetails } from '../shared/errors.js';
import { retryAfterSeconds } from '../slices/limits/index.js';

export interface ErrorBody {
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: AppErrorDetails & {
      readonly code: AppErrorCode;
      readonly reason?: string;
      readonly requestId: string;
    };
  }[];
}

/** @returns the body that every refusal has */
export function errorBody(
  code: AppErrorCode,
  message: string,
  requestId: string,
  reason?: string,
  details: AppErrorDetails = {},
): ErrorBody {
  const finerCode = reason === undefined ? {} : { reason };
  return { errors: [{ message, extensions: { code, ...finerCode, ...details, requestId } }] };
}

/** @returns what goes into `Retry-After`, whole seconds; undefined for what is not better later */
function retryAfter({ code, details }: AppError): number | undefined {
  if (code === 'UNAVAILABLE') return 1;
  const { retryAfterMs } = details;
  return typeof retryAfterMs === 'number' ? retryAfterSeconds(retryAfterMs) : undefined;
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
        const { code, message, reason, details } = error;
        const seconds = retryAfter(error);
        if (seconds !== undefined) reply.header('retry-after', seconds);
        return reply.code(HTTP_STATUS[code]).send(errorBody(code, message, request.id, reason, details));
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
