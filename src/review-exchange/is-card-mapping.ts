import { ValidateBy } from 'class-validator';
import { isUuid } from '../kernel/is-uuid.js';
import { isCardKey } from './domain/is-card-key.js';

/** What cards of a file are here: the ids of questions by the names in the file. */
export type CardMapping = Readonly<Record<string, string>>;

const mostEntries = 200;

/** A JSON object in a query string, from names of cards to ids of questions. */
export function IsCardMapping(): PropertyDecorator {
  return ValidateBy({
    name: 'isCardMapping',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && readCardMapping(value) !== null,
      defaultMessage: () =>
        `must be a JSON object of at most ${mostEntries} names of cards, each with the id of a question`,
    },
  });
}

/** The mapping that a text holds, null when it holds none. */
export function readCardMapping(text: string): CardMapping | null {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value).filter(([key, id]) => isCardKey(key) && isUuid(id));
  const isSound = entries.length === Object.keys(value).length && entries.length <= mostEntries;
  return isSound ? Object.fromEntries(entries) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
