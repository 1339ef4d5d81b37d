import fc from 'fast-check';
import { AppError } from '../../src/kernel/app-error.js';
import type { BankFile } from '../../src/bank-exchange/domain/bank-file.js';
import type { ParsedPart } from '../../src/bank-exchange/domain/parsed-bank.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import type { QuestionDocument } from '../../src/question-bank/domain/question-document.js';
import { problemsAgainst } from '../../src/question-bank/problems-against.js';
import { readKit } from '../../src/question-bank/read-kit.js';
import { toQuestionDocument } from '../../src/question-bank/to-question-document.js';
import { anyContent, anyNames } from './any-question.js';

type Fields = Readonly<Record<string, unknown>>;

/** A bank as plain values: what goes into a writer, and what should come out of a reader. */
export interface PlainBank {
  readonly head: Fields;
  readonly questions: readonly QuestionDocument[];
}

/** Whatever a bank may hold by its shape. */
export const anyBank: fc.Arbitrary<PlainBank> = fc.record({
  head: fc.constant({ bank: { slug: 'any-bank', title: 'Any: bank', reveal: 'open' }, topics: [] }),
  questions: fc.array(
    fc.tuple(anyContent, anyNames).map(([content, names]) => toQuestionDocument(content, names)),
    { minLength: 1, maxLength: 3 },
  ),
});

/** The kit as it would be exported. */
export function kitBank(): PlainBank {
  const { document } = readKit('seed/kit');
  const { questions: _, format: __, ...head } = document;
  const { questions } = checkDocument(document);
  return {
    head,
    questions: questions.map(({ content, slug }) =>
      toQuestionDocument(content, { slug, externalId: null }),
    ),
  };
}

/** What the linter says of a question beside the names of the kit. */
export function lint(question: QuestionDocument): string[] {
  const checked = checkDocument({ ...readKit('seed/kit').document, questions: [question] });
  const nothing = { topics: [], skills: [], sources: [], questions: [] };
  return problemsAgainst(checked, nothing).map(({ pointer, detail }) => `${pointer}: ${detail}`);
}

export function bankFile({ head, questions }: PlainBank): BankFile {
  return { head, questions: listed(questions as readonly unknown[] as readonly Fields[]) };
}

async function* listed<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** A file as it arrives, in pieces that end anywhere. */
export async function* chunksOf(file: string | Buffer, size = 65_536): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(file);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(Buffer.from(piece));
  return Buffer.concat(chunks).toString('utf8');
}

export async function allParts(parts: AsyncIterable<ParsedPart>): Promise<ParsedPart[]> {
  const all: ParsedPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** What was read, as it would be written again. Throws when some question was not read well. */
export function plainBankOf(parts: readonly ParsedPart[]): PlainBank {
  const questions = parts.flatMap((part) => {
    if (part.kind === 'skipped') throw new Error(`skipped: ${part.code}`);
    if (part.kind === 'head') return [];
    if (part.problems.length > 0) throw new Error(JSON.stringify(part.problems));
    return [part.document as unknown as QuestionDocument];
  });
  const head = parts.find((part) => part.kind === 'head');
  const { format: _, ...rest } = head?.document ?? {};
  return { head: rest, questions };
}

/** Why a file, or the first faulty question of it, is refused; null when nothing is. */
export async function refusalOf(
  parts: AsyncIterable<ParsedPart>,
): Promise<{ refused: 'file' | 'question'; code: string } | null> {
  const codes: string[] = [];
  try {
    for await (const part of parts) {
      if (part.kind === 'question') codes.push(...part.problems.map(({ code }) => code));
    }
  } catch (error) {
    return { refused: 'file', code: codeOf(error) };
  }
  const [code] = codes;
  return code === undefined ? null : { refused: 'question', code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  return error.particulars.errors?.[0]?.code ?? error.code;
}
