import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { toDocumentParameters, type DocumentParameters } from './log-document.js';
import { parametersKey } from './parameters-key.js';

export interface NumberedVersions {
  /** The parameters of the document, by their numbers from 1. */
  readonly parameters: readonly DocumentParameters[];
  /** The number in the document of each version of the account. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/**
 * How the learner's own versions of parameters are named in a document: from 1 in their order, those
 * with equal values as one. So a log reads the same in every account that it is brought to, whatever
 * versions that one had before. Built-in versions, 0 and below, keep their numbers everywhere.
 */
export function numberVersions(versions: readonly SchedulingParameters[]): NumberedVersions {
  const parameters: DocumentParameters[] = [];
  const numbers = new Map<string, number>();
  const numberOf = new Map<number, number>();
  for (const own of versions.toSorted((a, b) => a.version - b.version)) {
    if (own.version <= 0) continue;
    const key = parametersKey(own);
    const number = numbers.get(key) ?? parameters.length + 1;
    if (!numbers.has(key)) parameters.push(toDocumentParameters(own, number));
    numbers.set(key, number);
    numberOf.set(own.version, number);
  }
  return { parameters, numberOf };
}
