/** Where people and programs send files to be imported. */
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refusalOf } from '../graphql/index.js';
import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import type { UserId } from '../slices/accounts/index.js';
import type { ImportsService } from '../slices/imports/index.js';
import { callerOf } from './client-address.js';
import { errorBody } from './errors.js';
import { FORM_BYTES, FORM_LIMITS, readImportForm, settingsOf } from './import-form.js';
import type { ImportForm } from './import-form.js';
import type { Lifecycle } from './lifecycle.js';
import { identifyRequest, identityOf } from './request-identity.js';
import { UploadSlots } from './upload-slots.js';
import { STALLED_AFTER_MS, UploadWatch, bodyTooLarge } from './upload-watch.js';

export const IMPORTS_PATH = '/imports';

/** How long more is read of a body after its answer, so that a sender who is still sending gets to see it. */
const LINGER_MS = 2_000;

export interface ImportRoutesParts {
  readonly imports: Pick<ImportsService, 'submit'>;
  readonly services: Pick<Services, 'accounts' | 'limits' | 'columnMappings'>;
  readonly lifecycle: Lifecycle;
  /** The largest file that is taken, in bytes as it comes. */
  readonly maxBytes: number;
  /** Counts a request of whomever, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly stalledAfterMs?: number;
}

/**
 * POST of a form with one file, by whoever may `import`. It goes to the disk as it comes, and is answered when it is
 * there; what becomes of it is told by `import` and `importProgress`. Only what a header brings counts as a sign-in,
 * which no page of another site can have sent.
 */
export function registerImportRoutes(server: FastifyInstance, parts: ImportRoutesParts): void {
  const { services, lifecycle, limit } = parts;
  const slots = new UploadSlots();
  // In a scope of its own: here bodies are forms, whatever else is refused in our words.
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyMultipart, { limits: FORM_LIMITS, throwFileSizeLimit: false });
    scope.addContentTypeParser('*', (_request, _body, parsed) => {
      parsed(null);
    });
    scope.post(IMPORTS_PATH, {
      decompress: false,
      config: { hasOwnTimeLimit: true },
      onRequest: [
        (request, reply, next) => {
          lingerAfter(request, reply);
          const isReady = lifecycle.state === 'READY';
          next(isReady ? undefined : new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.'));
        },
        identifyRequest(services),
        (request, _reply, next) => {
          next(refusalOf('import', identityOf(request)));
        },
      ],
      handler: async (request, reply) => {
        const refusal = typeRefusal(request);
        if (refusal !== undefined) return reply.code(415).send(refusal);
        const release = slots.take(userOf(request));
        try {
          return await receive(request, reply, parts);
        } finally {
          release();
        }
      },
    });
    // Reading is left to the pages, which have one of this name.
    scope.route({
      method: ['PUT', 'PATCH', 'DELETE'],
      url: IMPORTS_PATH,
      onRequest: limit,
      handler: async (request, reply) =>
        reply
          .code(405)
          .header('allow', 'POST')
          .send(errorBody('BAD_USER_INPUT', 'Send files by POST as a form.', request.id, 'METHOD')),
    });
  });
}

async function receive(request: FastifyRequest, reply: FastifyReply, parts: ImportRoutesParts): Promise<FastifyReply> {
  const { imports, services, maxBytes, stalledAfterMs = STALLED_AFTER_MS } = parts;
  const maxBodyBytes = maxBytes + FORM_BYTES;
  const watch = new UploadWatch(request.raw, { maxBytes: maxBodyBytes, stalledAfterMs });
  let form: ImportForm | undefined;
  try {
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw bodyTooLarge(maxBytes);
    form = await readImportForm(request.parts(), watch);
    const userId = userOf(request);
    const settings = await settingsOf(form.fields, services.columnMappings);
    const { content, fileName } = form;
    const file = { content, fileName, origin: 'UPLOAD', userId, settings, signal: watch.signal } as const;
    const { import: entry, isRepeated } = await imports.submit(file);
    await record(request, services, { importId: entry.id, fileName: entry.fileName, isRepeated });
    return await reply
      .code(202)
      .header('location', `${IMPORTS_PATH}/${entry.id}`)
      .send({ id: entry.id, status: entry.status, isRepeated });
  } catch (error) {
    form?.abandon();
    if (request.raw.destroyed && !request.raw.complete) {
      request.log.debug({ err: error }, 'an upload of a file was broken off');
      return await reply.hijack();
    }
    if (!(error instanceof AppError) || error.reason !== 'FILE_TOO_LARGE') throw error;
    const { code, message, reason, details } = error;
    return await reply.code(413).send(errorBody(code, message, request.id, reason, details));
  } finally {
    watch.end();
  }
}

/** The file is taken by now, whether or not the log can be written. */
async function record(
  request: FastifyRequest,
  { accounts }: ImportRoutesParts['services'],
  details: { readonly importId: string; readonly fileName: string; readonly isRepeated: boolean },
): Promise<void> {
  const deed = { action: 'IMPORT_SUBMITTED', caller: callerOf(request), userId: userOf(request), details } as const;
  await accounts.administration.record(deed).catch((error: unknown) => {
    request.log.error({ err: error, ...details }, 'an import is missing in the audit log');
  });
}

/** Reads on after an answer that came before the body's end; a body that does not end then loses its connection. */
function lingerAfter({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => {
    if (raw.complete) return;
    raw.unpipe();
    raw.resume();
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, LINGER_MS).unref();
    raw.once('close', () => {
      clearTimeout(timer);
    });
  });
}

function typeRefusal(request: FastifyRequest): object | undefined {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity') {
    const message = 'Send the form as it is; the file in it may be packed, as .gz or .zip.';
    return errorBody('BAD_USER_INPUT', message, request.id, 'ENCODING');
  }
  if (request.isMultipart()) return undefined;
  const message = 'Send the file in a form, with the header "content-type: multipart/form-data".';
  return errorBody('BAD_USER_INPUT', message, request.id, 'MEDIA_TYPE');
}

/** Whom the hooks let this far has a name. */
function userOf(request: FastifyRequest): UserId {
  const identity = identityOf(request);
  if (identity.kind !== 'ANONYMOUS') return identity.userId;
  throw new AppError('UNAUTHENTICATED', 'Sign in first.', { reason: 'SIGN_IN_NEEDED' });
}
