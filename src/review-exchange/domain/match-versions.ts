import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { DocumentParameters } from './log-document.js';
import { parametersKey } from './parameters-key.js';

export interface MatchedVersions {
  /** The account's version of each of the document's numbers that it has already. */
  readonly versionOf: ReadonlyMap<number, number>;
  /** Those it does not have yet, in the document's order. */
  readonly missing: readonly DocumentParameters[];
}

/** Which of a document's parameters an account has already, under whatever version of its own. */
export function matchVersions(
  document: readonly DocumentParameters[],
  own: readonly SchedulingParameters[],
): MatchedVersions {
  const latestFirst = own.toSorted((a, b) => b.version - a.version);
  const versions = new Map(latestFirst.map((each) => [parametersKey(each), each.version]));
  const known = document.flatMap(({ version: number, ...values }) => {
    const version = versions.get(parametersKey(values));
    return version === undefined ? [] : [[number, version] as const];
  });
  const versionOf = new Map(known);
  const missing = document.filter(({ version }) => !versionOf.has(version));
  return { versionOf, missing: missing.toSorted((a, b) => a.version - b.version) };
}
