import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStream, type EventStreamOptions } from './event-stream.js';

describe('an event stream', () => {
  let server: Server;

  /** Serves one stream; what the client reads of it, and how the server sees it. */
  async function open(options: EventStreamOptions = {}): Promise<{
    stream: EventStream;
    client: IncomingMessage;
  }> {
    let stream: EventStream | undefined;
    server = createServer((_, response) => (stream = new EventStream(response, options)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    const [client] = (await once(request, 'response')) as [IncomingMessage];
    if (stream === undefined) throw new Error('nothing was opened');
    client.on('error', () => undefined);
    return { stream, client };
  }

  async function read(client: IncomingMessage): Promise<string> {
    let text = '';
    client.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await once(client, 'close');
    return text;
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('tells how long to wait before coming back, and then its events', async () => {
    const { stream, client } = await open({ retryMs: 1234 });
    stream.send({ event: 'task', id: 7, data: { text: 'two\nlines' } });
    stream.send({ event: 'end', data: {} });
    stream.end();
    expect(await read(client)).toBe(
      'retry: 1234\n\nevent: task\nid: 7\ndata: {"text":"two\\nlines"}\n\nevent: end\ndata: {}\n\n',
    );
    expect(client.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(client.headers['cache-control']).toBe('no-store, no-transform');
  });

  it('shows that it is alive while there is nothing to tell, and no longer', async () => {
    const { stream, client } = await open({ heartbeatMs: 20 });
    const reading = read(client);
    await delay(110);
    stream.end();
    const beats = (await reading).match(/^:$/gmu)?.length ?? 0;
    expect(beats).toBeGreaterThanOrEqual(2);
    expect(beats).toBeLessThanOrEqual(6);
  });

  it('says once that the client has gone', async () => {
    const { stream, client } = await open();
    let closed = 0;
    stream.onClose(() => (closed += 1));
    client.destroy();
    await delay(50);
    stream.end();
    await delay(50);
    expect(closed).toBe(1);
    stream.onClose(() => (closed += 1));
    expect(closed).toBe(2);
  });

  it('gives up on a client that reads nothing', async () => {
    const { stream, client } = await open();
    client.pause();
    const closed = new Promise((resolve) => stream.onClose(() => resolve('closed')));
    const data = 'x'.repeat(100_000);
    for (let sent = 0; sent < 100; sent += 1) {
      stream.send({ event: 'task', data });
      await delay(1);
    }
    expect(await Promise.race([closed, delay(1000)])).toBe('closed');
  });
});
