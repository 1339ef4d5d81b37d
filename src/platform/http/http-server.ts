import { STATUS_CODES, createServer, type RequestListener, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { AppError, type ErrorCode } from '../../kernel/app-error.js';
import { problemMediaType, toProblem } from './problem.js';

/**
 * How long a client may take, in milliseconds. Node's own patience is minutes, and it looks only
 * every half minute, which can be told only when the server is made.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
} as const;

/** Express on a server that cuts slow clients off and explains what it could not read. */
export class BoundedExpressAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const listener = this.getInstance<RequestListener>();
    this.setHttpServer(makeServer(listener));
  }
}

function makeServer(listener: RequestListener): Server {
  // Node would refuse a request without Host with an empty body; `refuseMissingHost` explains it.
  const server = createServer({ ...patience, requireHostHeader: false }, listener);
  server.on('clientError', refuseUnreadable);
  // An expectation that nobody knows may be passed over (RFC 9110 §10.1.1).
  server.on('checkExpectation', listener);
  return server;
}

/** A request of HTTP/1.1 must name its host (RFC 9112 §3.2). */
export function refuseMissingHost(request: Request, _: Response, next: NextFunction): void {
  const isMissing = request.httpVersion === '1.1' && request.headers.host === undefined;
  next(isMissing ? new AppError('malformed-request', 'The header Host is missing.') : undefined);
}

const codeOfFault: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};
const detailOfCode: Partial<Record<ErrorCode, string>> = {
  'headers-too-large': 'The headers are larger than 16 KiB.',
  'request-timeout': 'The request did not arrive in time.',
};

/** No application sees what is not HTTP, so it is answered on the bare connection. */
function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const code = codeOfFault[error.code ?? ''] ?? 'malformed-request';
  const problem = toProblem(code, {
    detail: detailOfCode[code] ?? 'The request is not valid HTTP.',
    instance: '/',
    requestId: randomUUID(),
  });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `Content-Type: ${problemMediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${problem.requestId}`,
    'Connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}
