import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { authenticate } from './bare-authentication.js';
import { cachedQueue, joinedQueue, loadQuestions } from './bare-queue.js';
import { recordReview } from './bare-review.js';

/**
 * What the product is compared with: no framework, no layers, no validation. The same questions to
 * the same database, as prepared statements, and the same pure functions on what comes back.
 */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: '-c timezone=UTC',
});

interface Answer {
  status: number;
  body: string;
}

async function answer(request: IncomingMessage): Promise<Answer> {
  const learner = await authenticate(pool, request.headers.authorization ?? '');
  if (learner === null) return { status: 401, body: '{}' };
  switch (request.url) {
    case '/joined':
      return { status: 200, body: JSON.stringify(await joinedQueue(pool, learner, new Date())) };
    case '/cached':
      return { status: 200, body: JSON.stringify(await cachedQueue(pool, learner, new Date())) };
    case '/reviews': {
      const key = request.headers['idempotency-key'];
      const sent = (await bodyOf(request)) as Parameters<typeof recordReview>[2]['sent'];
      const wish = { sent, key: typeof key === 'string' ? key : undefined };
      return { status: 201, body: await recordReview(pool, learner, wish) };
    }
    default:
      return { status: 404, body: '{}' };
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

await loadQuestions(pool);
const server = createServer((request, response) => {
  answer(request).then(
    (made) => send(response, made),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      send(response, { status: 500, body: '{}' });
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`Listening on http://127.0.0.1:${port}\n`);
});
