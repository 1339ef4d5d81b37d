import type { FieldProblem } from '../kernel/app-error.js';
import type { Kit } from './read-kit.js';

/** A problem of a kit's document, told by the file and the place in it that have to be mended. */
export function inItsFile(kit: Kit, { pointer, detail }: FieldProblem): string {
  const [, part = '', place = '', ...rest] = pointer.split('/');
  const isQuestion = part === 'questions' && place !== '';
  const file = isQuestion ? kit.questionFiles[Number(place)] : kit.files[part];
  const below = isQuestion ? rest : [place, ...rest].filter((each) => each !== '');
  return `${file ?? 'The kit'} is faulty at ${['#', ...below].join('/')}: ${detail}`;
}
