import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A call as it arrived. */
export interface ReceivedCall {
  path: string;
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

export async function startReceiver(): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = [];
  const planned: Reply[] = [];
  const server = createServer((request, response) => {
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
      calls.push({ path, headers, signed, body: Buffer.concat(chunks).toString('utf8') });
      const reply = planned.shift() ?? 204;
      if (typeof reply === 'number') response.writeHead(reply).end();
      else reply(response, request.socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
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
