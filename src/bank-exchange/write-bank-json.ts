import { documentFormat } from '../question-bank/document-format.js';
import type { BankFile } from './domain/bank-file.js';
import { headKeys, questionKeys } from './domain/document-keys.js';
import { inKeyOrder } from './domain/in-key-order.js';

/** A bank as one JSON document, piece by piece. Equal banks make equal bytes. */
export async function* writeBankJson({ head, questions }: BankFile): AsyncGenerator<string> {
  const text = JSON.stringify(inKeyOrder({ ...head, format: documentFormat }, headKeys), null, 2);
  yield `${text.slice(0, -'\n}'.length)},\n  "questions": `;
  let separator = '[\n';
  for await (const question of questions) {
    const item = JSON.stringify(inKeyOrder(question, questionKeys), null, 2);
    yield `${separator}    ${item.replaceAll('\n', '\n    ')}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n}\n' : '\n  ]\n}\n';
}
