import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** A call as it arrived. */
export interface ReceivedCall {
  path: string;
  /** The name that was asked for before anything was sent (SNI); null without encryption. */
  serverName: string | null;
  headers: IncomingHttpHeaders;
  /** Those that Standard Webhooks verifies. */
  signed: Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>;
  body: string;
}

/** How a call is answered: with a status, or in whatever way a test wants. */
export type Reply = number | ((response: ServerResponse, socket: Socket) => void);

/** Somebody else's server, which answers as the test says and remembers what it was sent. */
export interface WebhookReceiver {
  url: string;
  port: number;
  calls: ReceivedCall[];
  /** How the next calls are answered, one after the other; after them with 204. */
  willReply(...replies: Reply[]): void;
  close(): Promise<void>;
}

/** @param certificate in PEM, with its key; without one the receiver speaks plain http */
export async function startReceiver(certificate?: Buffer): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = [];
  const planned: Reply[] = [];
  const receive: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const of = (name: string): string => String(headers[name]);
      const signed = {
        'webhook-id': of('webhook-id'),
        'webhook-timestamp': of('webhook-timestamp'),
        'webhook-signature': of('webhook-signature'),
      };
      const { socket } = request;
      const serverName = socket instanceof TLSSocket ? String(socket.servername) : null;
      const body = Buffer.concat(chunks).toString('utf8');
      calls.push({ path, serverName, headers, signed, body });
      const reply = planned.shift() ?? 204;
      if (typeof reply === 'number') response.writeHead(reply).end();
      else reply(response, socket);
    });
  };
  const server =
    certificate === undefined
      ? createServer(receive)
      : createSecureServer({ cert: certificate, key: certificate }, receive);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    calls,
    willReply: (...replies) => planned.splice(0, planned.length, ...replies),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
