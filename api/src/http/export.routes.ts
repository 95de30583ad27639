/** Numbers as files: made while they are sent, or kept as reports. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refusalOf } from '../graphql/index.js';
import type { Services } from '../graphql/index.js';
import { AppError } from '../shared/errors.js';
import {
  EXPORTS_PATH,
  EXPORT_FORMATS,
  EXPORT_SUBJECTS,
  LINK_SIGNATURE,
  REPORTS_PATH,
  exportViewerOf,
  isExportFormat,
  isExportSubject,
} from '../slices/exports/index.js';
import type { ExportParameters, ExportQuestion, ExportViewer, OpenFile } from '../slices/exports/index.js';
import { errorBody } from './errors.js';
import type { Lifecycle } from './lifecycle.js';
import { identifyRequest, identityOf } from './request-identity.js';

/** What an answer says of its file beside what every answer says. */
export const EXPORT_HEADERS = ['content-disposition', 'etag', 'x-export-rows'] as const;

const OTHER_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

export interface ExportRoutesParts {
  readonly services: Pick<Services, 'accounts' | 'limits' | 'exports' | 'reports'>;
  readonly lifecycle: Lifecycle;
  /** Counts a request of whomever, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** Who asks, and for what: of a signed link, or of credentials and an address. */
interface Asked {
  readonly viewer: ExportViewer;
  readonly parameters: ExportParameters;
}

/** GET of a file by bearer token, API key or signed link. */
export function registerExportRoutes(server: FastifyInstance, parts: ExportRoutesParts): void {
  const { services, lifecycle, limit } = parts;
  const identify = identifyRequest(services);
  const asked = async (request: FastifyRequest): Promise<Asked> => {
    const parameters = parametersOf(request);
    if (LINK_SIGNATURE in parameters) return services.exports.openLink(pathOf(request), parameters);
    const identity = identityOf(request);
    const viewer = exportViewerOf(identity);
    if (viewer === undefined)
      throw refusalOf('SIGNED_IN', identity) ?? new AppError('UNAUTHENTICATED', 'Sign in first.');
    return { viewer, parameters };
  };
  const options = {
    exposeHeadRoute: false,
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (lifecycle.state !== 'READY') {
        throw new AppError('UNAVAILABLE', 'The server is not ready: try again in a moment.');
      }
      // A link is all the credentials that count: what else the request brings is not looked at.
      await (LINK_SIGNATURE in parametersOf(request) ? limit(request, reply) : identify(request, reply));
    },
  };
  server.get<{ Params: { file: string } }>(`${EXPORTS_PATH}/:file`, options, async (request, reply) => {
    const file = fileOf(request.params.file);
    const { viewer, parameters } = await asked(request);
    return send(request, reply, (signal) => services.exports.open({ ...file, parameters }, viewer, { signal }));
  });
  server.get<{ Params: { id: string } }>(`${REPORTS_PATH}/:id`, options, async (request, reply) => {
    const { viewer } = await asked(request);
    return send(request, reply, () => services.reports.open(request.params.id, viewer));
  });
  for (const url of [`${EXPORTS_PATH}/:file`, `${REPORTS_PATH}/:id`]) {
    server.route({
      method: OTHER_METHODS,
      url,
      onRequest: limit,
      handler: async (request, reply) =>
        reply
          .code(405)
          .header('allow', 'GET')
          .send(errorBody('BAD_USER_INPUT', 'Ask for files by GET.', request.id, 'METHOD')),
    });
  }
}

/** @param open is told to stop when the client goes away */
async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  open: (signal: AbortSignal) => Promise<OpenFile>,
): Promise<FastifyReply> {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    gone.abort();
  });
  let file: OpenFile;
  try {
    file = await open(gone.signal);
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    request.log.debug({ err: error }, 'a file was broken off before its first byte');
    return reply.hijack();
  }
  const { fileName, contentType, etag, total, size, stream } = file;
  // Whose file it is stands in a header that a cache need not look at.
  void reply.headers({ 'cache-control': 'private, no-cache', vary: 'authorization' });
  if (etag !== undefined) void reply.header('etag', etag);
  if (etag !== undefined && isNoneMatch(request.headers['if-none-match'], etag)) {
    stream.destroy();
    return reply.code(304).send();
  }
  void reply.headers({ 'content-type': contentType, 'content-disposition': dispositionOf(fileName) });
  if (total !== undefined) void reply.header('x-export-rows', total);
  if (size !== undefined) void reply.header('content-length', size);
  if (gone.signal.aborted) stream.destroy();
  return reply.send(stream);
}

/** @throws {AppError} NOT_FOUND for an address that names no file */
function fileOf(name: string): Pick<ExportQuestion, 'subject' | 'format'> {
  const dot = name.lastIndexOf('.');
  const [subject, format] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  if (isExportSubject(subject) && isExportFormat(format)) return { subject, format };
  const message = `There is no such file: ask for ${EXPORT_SUBJECTS.join(', ')}, each as ${EXPORT_FORMATS.join(', ')}.`;
  throw new AppError('NOT_FOUND', message, { reason: 'EXPORT' });
}

/** @throws {AppError} BAD_USER_INPUT for a parameter that comes twice */
function parametersOf(request: FastifyRequest): ExportParameters {
  const query = request.query as Readonly<Record<string, string | string[]>>; // Fastify's own reader of queries
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') {
      const field = name.slice(0, 40);
      throw new AppError('BAD_USER_INPUT', `Give the parameter "${field}" once.`, {
        reason: 'INPUT',
        details: { field },
      });
    }
    parameters[name] = value;
  }
  return parameters;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

/** As in RFC 6266, with the name for clients that know no other alphabet first. */
function dispositionOf(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/gu, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Tags are compared weakly: all of ours are weak. */
function isNoneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag.slice(2));
}
