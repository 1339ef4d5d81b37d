import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { AppConfig } from '../config/app-config.js';
import { requestIdOf } from './request-id.js';

/**
 * One line a request, with what is needed to find it again and nothing that is secret: no headers,
 * no query (cursors and search words), no body.
 */
export function requestLog(config: AppConfig): Params {
  return {
    pinoHttp: {
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
    },
  };
}

/** An address may carry a token, where a client cannot send headers. */
function loggablePath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/rh[a-z]_[\w-]+/gu, '[secret]');
}
