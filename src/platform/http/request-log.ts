import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Options } from 'pino-http';
import pino, { type DestinationStream } from 'pino';
import type { AppConfig } from '../config/app-config.js';
import { requestIdOf } from './request-id.js';

/** Lines wait for this many bytes or milliseconds, whichever comes first: a write each costs more. */
const buffered = { minLength: 4096, periodicFlush: 100 } as const;
let output: DestinationStream | undefined;

/** Standard output, written beside the event loop; what is left goes out as the process exits. */
function standardOutput(): DestinationStream {
  output ??= pino.destination({ dest: 1, sync: false, ...buffered });
  return output;
}

/**
 * One line a request, with what is needed to find it again and nothing that is secret: no headers,
 * no query (cursors and search words), no body.
 */
export function requestLog(config: AppConfig): Params {
  const options: Options = {
    level: config.logLevel,
    genReqId: (request: IncomingMessage) => requestIdOf(request),
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    quietReqLogger: true,
    autoLogging: { ignore: (request) => request.url?.startsWith('/health/') === true },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: loggablePath(request.url),
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
    },
  };
  return { pinoHttp: [options, standardOutput()] };
}

/** An address may carry a token, where a client cannot send headers. */
function loggablePath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/rh[a-z]_[\w-]+/gu, '[secret]');
}
