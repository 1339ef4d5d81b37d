import { expect, it } from '@jest/globals';
import { changesOf } from './changes-of.js';

interface Row {
  name: string;
  hour: number;
  goal: string | null;
}

const current: Row = { name: 'Ada', hour: 4, goal: null };

it.each<[string, { [Key in keyof Row]?: Row[Key] | undefined }, Partial<Row> | null]>([
  ['an empty patch', {}, null],
  ['the same values', { name: 'Ada', goal: null }, null],
  ['an own undefined', { name: undefined }, null],
  ['one change among same values', { name: 'Ada', hour: 5 }, { hour: 5 }],
])('%s', (_, patch, changes) => {
  expect(changesOf(current, patch)).toEqual(changes);
});
