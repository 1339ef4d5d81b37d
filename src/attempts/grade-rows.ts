import type { Judgement } from './domain/answer-facts.js';

/** SQL: the keys of a sheet's criteria, then those of their levels, as JSON text. */
export const levelKeysOf = (grade: string): string => `
  (jsonb_path_query_array(${grade}.items, '$[*].criterionKey')
    || jsonb_path_query_array(${grade}.items, '$[*].levelKey'))::text`;

/** SQL: an instant as a number, which the driver reads much faster. */
export function ms(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::double precision`;
}

/** Of ten thousand sheets most are filled in like another one: each way is read once, and shared. */
export function levelReader(): (keys: string) => Judgement['levels'] {
  const known = new Map<string, Judgement['levels']>();
  return (text) => {
    const levels = known.get(text) ?? readLevels(JSON.parse(text) as string[]);
    known.set(text, levels);
    return levels;
  };
}

function readLevels(keys: readonly string[]): Judgement['levels'] {
  const half = keys.length / 2;
  return keys.slice(0, half).map((criterionKey, place) => {
    return { criterionKey, levelKey: keys[half + place] ?? '' };
  });
}
