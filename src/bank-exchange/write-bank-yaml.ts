import { documentFormat } from '../question-bank/document-format.js';
import type { BankFile } from './domain/bank-file.js';
import { headKeys, questionKeys } from './domain/document-keys.js';
import { inKeyOrder } from './domain/in-key-order.js';
import { writeYaml } from './write-yaml.js';

const opening = 'questions:\n';

/** A bank as one YAML document, piece by piece. Equal banks make equal bytes. */
export async function* writeBankYaml({ head, questions }: BankFile): AsyncGenerator<string> {
  yield writeYaml(inKeyOrder({ ...head, format: documentFormat }, headKeys));
  let isFirst = true;
  for await (const question of questions) {
    const text = writeYaml({ questions: [inKeyOrder(question, questionKeys)] });
    yield isFirst ? text : text.slice(opening.length);
    isFirst = false;
  }
  if (isFirst) yield 'questions: []\n';
}
