/**
 * The EIA's interface on this machine, as its documentation has it: one envelope, at most 5,000 rows, totals and values as
 * text, a warning of an incomplete return on answers that are complete, and whatever fault comes next.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const EIA_KEY = 'a key+that/must=never&be-seen';
const MOST_ROWS = 5_000;

export interface LocalRow {
  readonly period: string;
  readonly value: string | null;
}

/** Answers in place of the interface, or changes the answer that it would give. */
export type EiaFault = (response: ServerResponse, answer: Record<string, unknown>) => void;

export class LocalEia {
  /** By the short id of the series, oldest first. */
  readonly series = new Map<string, readonly LocalRow[]>();
  /** Of the requests to come, one each. */
  readonly faults: (EiaFault | undefined)[] = [];
  /** What was asked, without the key. */
  readonly asked: { readonly path: string; readonly series: string; readonly start: string | null; readonly offset: number }[] = []; // prettier-ignore
  /** Called before each answer. */
  onAsked: () => void = () => undefined;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async listen(): Promise<LocalEia> {
    const server = createServer();
    const eia = new LocalEia(server);
    server.on('request', (request, response) => {
      eia.#answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return eia;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(url, this.url);
    const series = searchParams.get('facets[series][]') ?? '';
    const start = searchParams.get('start');
    const offset = Number(searchParams.get('offset'));
    this.asked.push({ path: pathname, series, start, offset });
    this.onAsked();
    const fault = this.faults.shift();
    if (searchParams.get('api_key') !== EIA_KEY) {
      reply(response, 403, { error: { code: 'API_KEY_INVALID', message: 'An invalid api_key was supplied.' } });
      return;
    }
    const rows = this.series.get(series);
    const isDaily = searchParams.get('frequency') === 'daily' && searchParams.get('data[0]') === 'value';
    const isAscending =
      searchParams.get('sort[0][column]') === 'period' && searchParams.get('sort[0][direction]') === 'asc';
    if (rows === undefined || !isDaily || !isAscending) {
      reply(response, 400, { error: 'Invalid facet', code: 400 });
      return;
    }
    const found = rows.filter(({ period }) => period >= (start ?? ''));
    const length = Math.min(Number(searchParams.get('length')), MOST_ROWS);
    const data = found.slice(offset, offset + length).map(({ period, value }) => ({
      ...{ period, duoarea: 'YCUOK', product: 'EPCWTI', process: 'PF4', series, value, units: '$/BBL' },
      'series-description': 'Cushing, OK WTI Spot Price FOB (Dollars per Barrel)',
    }));
    const answer = {
      response: {
        warnings: [{ warning: 'incomplete return', description: 'The API can only return 5000 rows in JSON format.' }],
        total: String(found.length),
        dateFormat: 'YYYY-MM-DD',
        frequency: 'daily',
        data,
      },
      request: { command: pathname, params: Object.fromEntries(searchParams) },
      apiVersion: '2.1.8',
      ExcelAddInVersion: '2.1.0',
    };
    if (fault === undefined) reply(response, 200, answer);
    else fault(response, answer);
  }
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const faults = {
  status:
    (status: number, headers: Record<string, string> = {}): EiaFault =>
    (response) => {
      reply(response, status, '<html><body>Something went wrong</body></html>', headers);
    },
  html: ((response) => {
    reply(response, 200, '<!DOCTYPE html><html><body>Down for maintenance</body></html>');
  }) as EiaFault,
  garbage: ((response) => {
    reply(response, 200, '{"response":{"total":"1","data":[{"period":');
  }) as EiaFault,
  otherEnvelope: ((response) => {
    reply(response, 200, { series: [{ series_id: 'PET.RWTC.D', data: [['20200420', -37.63]] }] });
  }) as EiaFault,
  brokenOff: ((response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"response"');
    response.destroy();
  }) as EiaFault,
  silence: (() => undefined) as EiaFault,
} as const;

/** Days from the first one on, each with its price. */
export function dailyRows(first: string, count: number): LocalRow[] {
  const start = Date.parse(first);
  return Array.from({ length: count }, (_, day) => ({
    period: new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    value: (20 + (day % 100) / 100).toFixed(2),
  }));
}
