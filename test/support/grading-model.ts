import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is asked of a model, as far as these tests look at it. */
export interface AskedOfModel {
  model: string;
  authorization: string | undefined;
  structure: string;
  parameters: string[];
  criteria: { criterion: string; levels: unknown[] }[];
  answer: string;
}

/** The level a model gives, by criterion and answer; null says nothing about it. */
export type Grading = (asked: AskedOfModel, criterion: string) => number | null;

/** How a server likes to be asked: what it refuses, by the words of its 400. */
export type Refusal = (asked: AskedOfModel) => { status: number; error: object } | null;

/** Somebody's server with a model that grades as a test says, and quotes the answer for it. */
export interface GradingModel {
  url: string;
  asked: AskedOfModel[];
  grade: Grading;
  refuse: Refusal;
  close(): Promise<void>;
}

export async function startGradingModel(grading: Grading): Promise<GradingModel> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const asked = readAsked(body, request.headers.authorization);
      model.asked.push(asked);
      const refused = model.refuse(asked);
      if (refused === null) reply(response, 200, complete(asked, model.grade));
      else reply(response, refused.status, { error: refused.error });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const model: GradingModel = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    grade: grading,
    refuse: () => null,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return model;
}

function readAsked(body: string, authorization: string | undefined): AskedOfModel {
  const {
    model,
    messages,
    response_format: format,
    ...parameters
  } = JSON.parse(body) as {
    model: string;
    messages: { content: string }[];
    response_format?: { type: string };
  };
  const said = JSON.parse(messages.at(-1)?.content ?? '{}') as Pick<
    AskedOfModel,
    'criteria' | 'answer'
  >;
  return {
    model,
    authorization,
    structure: format?.type ?? 'text',
    parameters: Object.keys(parameters),
    criteria: said.criteria,
    answer: said.answer,
  };
}

function complete(asked: AskedOfModel, grade: Grading): object {
  const quotes = quotesOf(asked.answer);
  const criteria = asked.criteria.flatMap(({ criterion }, place) => {
    const level = grade(asked, criterion);
    if (level === null) return [];
    const quote = quotes[place % Math.max(1, quotes.length)];
    const evidence = quote === undefined ? [] : [quote];
    return { criterion, evidence, rationale: 'It says so.', level, suggestion: 'Say more.' };
  });
  const content = { criteria, redFlags: [], firstGap: 'Numbers.', summary: 'Sound.' };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: `${asked.model}-2026`,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: JSON.stringify(content) },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
  };
}

/** Parts of the answer, none within another, each a sentence or some words of one. */
function quotesOf(answer: string): string[] {
  return answer
    .split(/\n+|(?<=[.!?:;])\s+/u)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/u).length >= 6)
    .toSorted((one, other) => other.length - one.length);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
