/** Where feeds push ticks: one JSON object a line. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refusalOf } from '../graphql/index.js';
import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { TickIntake } from '../slices/quotes/index.js';
import { errorBody } from './errors.js';
import type { Lifecycle } from './lifecycle.js';
import { identifyRequest, identityOf } from './request-identity.js';
import { TickUpload } from './tick-upload.js';
import { UPLOAD_ENCODINGS, UploadFault, uploadBody } from './upload-body.js';
import type { UploadEncoding } from './upload-body.js';
import { WorkPieces } from './work-pieces.js';

export const INGEST_PATH = '/ingest/ticks';

const MEGABYTE = 1024 * 1024;
const MAX_GZIP_BYTES = 4 * MEGABYTE;
const MAX_BYTES = 16 * MEGABYTE;
const MEDIA_TYPES: readonly string[] = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
const SOURCE_NAME = /^[A-Za-z0-9._-]{1,40}$/u;

export interface IngestRoutesParts {
  readonly intake: Pick<TickIntake, 'take'>;
  readonly services: Pick<Services, 'accounts' | 'limits' | 'clock'>;
  readonly lifecycle: Lifecycle;
  /** Counts a request of whomever, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** POST of NDJSON, gzipped or not, by whoever may `feed`. It is answered with what became of the lines. */
export function registerIngestRoutes(server: FastifyInstance, parts: IngestRoutesParts): void {
  const { intake, services, lifecycle, limit } = parts;
  const pieces = new WorkPieces();
  // In a scope of its own: the body is read here as it comes, and of any type, to be refused in our words.
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post(INGEST_PATH, {
      decompress: false,
      onRequest: [
        (_request, _reply, next) => {
          const isReady = lifecycle.state === 'READY';
          next(isReady ? undefined : new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.'));
        },
        identifyRequest(services),
        (request, _reply, next) => {
          next(refusalOf('feed', identityOf(request)));
        },
      ],
      handler: async (request, reply) => {
        const encoding = encodingOf(request);
        if (encoding === undefined || !isNdjson(request)) return refuse(request, reply, encoding);
        const upload = new TickUpload({ intake, clock: services.clock, pieces, source: sourceOf(request) });
        return receive(request, reply, { upload, encoding });
      },
    });
    scope.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: INGEST_PATH,
      onRequest: limit,
      handler: async (request, reply) =>
        reply
          .code(405)
          .header('allow', 'POST')
          .send(errorBody('BAD_USER_INPUT', 'Send ticks by POST as NDJSON.', request.id, 'METHOD')),
    });
    done();
  });
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  { upload, encoding }: { readonly upload: TickUpload; readonly encoding: UploadEncoding },
): Promise<FastifyReply> {
  const maxSentBytes = encoding === 'gzip' ? MAX_GZIP_BYTES : MAX_BYTES;
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxSentBytes) throw new UploadFault('TOO_LARGE');
    for await (const bytes of uploadBody(request.raw, encoding, { maxSentBytes, maxBytes: MAX_BYTES })) {
      if (!(await upload.add(bytes))) throw new UploadFault('TOO_LARGE');
    }
    if (!upload.end()) throw new UploadFault('TOO_LARGE');
  } catch (error) {
    // What is not read of the body must not be taken for the next request.
    void reply.header('connection', 'close');
    if (error instanceof UploadFault) return stop(request, reply, upload, error);
    if (request.raw.complete || !request.raw.destroyed) throw error;
    request.log.debug({ err: error, accepted: upload.result.accepted }, 'an upload of ticks was broken off');
    return reply.hijack();
  }
  return reply.send(upload.result);
}

/** Tells why no more is read, and what became of the lines until there. */
function stop(request: FastifyRequest, reply: FastifyReply, upload: TickUpload, fault: UploadFault): FastifyReply {
  request.raw.resume();
  const { status, reason, message } =
    fault.reason === 'TOO_LARGE'
      ? {
          ...{ status: 413, reason: 'BODY_SIZE' },
          message: 'The body is too large: send at most 100,000 lines, 16 MB, and of gzip 4 MB.',
        }
      : { status: 400, reason: 'ENCODING', message: 'The body is no whole gzip: send it again.' };
  return reply.code(status).send({ ...errorBody('BAD_USER_INPUT', message, request.id, reason), ...upload.result });
}

function refuse(request: FastifyRequest, reply: FastifyReply, encoding: UploadEncoding | undefined): FastifyReply {
  const [reason, message] =
    encoding === undefined
      ? ['ENCODING', 'Send the body as it is, or with the header "content-encoding: gzip".']
      : ['MEDIA_TYPE', 'Send ticks as NDJSON, with the header "content-type: application/x-ndjson".'];
  return reply.code(415).send(errorBody('BAD_USER_INPUT', message, request.id, reason));
}

/** A body that is empty needs no type. */
function isNdjson({ headers }: FastifyRequest): boolean {
  const type = headers['content-type'];
  if (type === undefined) return headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0);
  return MEDIA_TYPES.includes(type.split(';', 1)[0]?.trim().toLowerCase() ?? '');
}

function encodingOf({ headers }: FastifyRequest): UploadEncoding | undefined {
  const named = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  return UPLOAD_ENCODINGS.find((encoding) => encoding === named);
}

/** The user's id comes first, so that nobody can use up another's sequence numbers. */
function sourceOf(request: FastifyRequest): string {
  const identity = identityOf(request);
  const { source = 'default' } = request.query as Readonly<Record<string, string | string[]>>;
  if (identity.kind !== 'ANONYMOUS' && typeof source === 'string' && SOURCE_NAME.test(source)) {
    return `${identity.userId}:${source}`;
  }
  throw new AppError('BAD_USER_INPUT', 'A source is named by 1 to 40 letters, digits, dots, hyphens or underscores.', {
    reason: 'SOURCE',
  });
}
