import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of an answer in UTF-8: what shows that it is the one handed in. */
export function answerHash(answer: string): string {
  return createHash('sha256').update(answer, 'utf8').digest('hex');
}
