import type { ValidationError } from '@nestjs/common';
import type { FieldProblem } from '../../kernel/app-error.js';
import { pointTo } from '../../kernel/json-pointer.js';

/** What is told of a field or parameter that nobody reads. */
export const unknownField = {
  code: 'unknown-field',
  detail: 'is not known here',
} as const satisfies Partial<FieldProblem>;

/** Where one of these is broken, what is inside cannot be judged. */
const ofShape = ['isArray', 'isObject', 'nestedValidation'];

/** A value that is missing or of another sort breaks every rule of its field; the first here says why. */
const first = ['whitelistValidation', ...ofShape, 'isString', 'isBoolean', 'isNumber', 'isInt'];

/** What is only worth telling of a value that is right in itself. */
const last = ['min', 'max', 'arrayUnique'];

/** class-validator's ways of saying things, in ours. The name of the field is cut off before. */
const inOurWords: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^each value in \S+ must be one of the following values: /u, 'must hold some of '],
  [/^each value in \S+ must be a number conforming .*$/u, 'must hold numbers'],
  [/^All \S+ elements must be unique$/u, 'must not name anything twice'],
  [/^must be one of the following values: /u, 'must be one of '],
  [/^must be a number conforming .*$/u, 'must be a number'],
  [/^must be an array$/u, 'must be a list'],
  [/^must be a boolean value$/u, 'must be true or false'],
  [/^must be a string$/u, 'must be text'],
  [/^must contain at least 1 elements$/u, 'must have an entry'],
  [/^must contain at least (\d+) elements$/u, 'must have at least $1 entries'],
  [/^must contain no more than (\d+) elements$/u, 'must have at most $1 entries'],
  [/^must be shorter than or equal to (\d+) characters$/u, 'must be at most $1 characters long'],
  [/^must not be less than /u, 'must be at least '],
  [/^must not be greater than /u, 'must be at most '],
];

/** The faults of class-validator, as pointers into the input: one of a field, which explains the rest. */
export function toFieldProblems(errors: readonly ValidationError[], parent = '#'): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = pointTo(parent, error.property);
    const children = error.children ?? [];
    const [broken] = Object.keys(error.constraints ?? {}).toSorted((a, b) => rank(a) - rank(b));
    if (broken === undefined) return toFieldProblems(children, pointer);
    const message = error.constraints?.[broken] ?? '';
    const own = { pointer, ...tell(broken, message, error.property) };
    return [own, ...(ofShape.includes(broken) ? [] : toFieldProblems(children, pointer))];
  });
}

function rank(constraint: string): number {
  if (first.includes(constraint)) return first.indexOf(constraint);
  return first.length + 1 + last.indexOf(constraint);
}

/** `isInt` → `is-int`. Own words never begin with the field's name, which the pointer tells. */
function tell(
  constraint: string,
  message: string,
  property: string,
): Pick<FieldProblem, 'code' | 'detail'> {
  if (constraint === 'whitelistValidation') return unknownField;
  const code = constraint.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  const said = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  const own = inOurWords.find(([pattern]) => pattern.test(said));
  return { code, detail: own === undefined ? said : said.replace(...own) };
}
