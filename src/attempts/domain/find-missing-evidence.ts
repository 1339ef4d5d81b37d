const link = /\bhttps?:\/\/[^\s/]+\.[^\s]/iu;
/**
 * A number with its unit: a percentage, a currency, a rate, a factor or a known unit. `Step 1 is
 * done` has none.
 */
const measurement = new RegExp(
  [
    '[$€£]\\s?\\d',
    '\\d\\s?(?:%|×|x\\b|\\/\\s?[a-z])',
    '\\d[\\s-]?(?:[nuµm]?s|sec|seconds?|min|minutes?|h|hours?|days?)\\b',
    '\\d[\\s-]?(?:[kmgtp]i?)?b\\b',
    '\\d[\\s-]?(?:bytes?|percent|times)\\b',
    '\\b\\d[\\d,.]{0,20}\\s{1,3}(?:of|out of|lost|[\\w-]{0,30}(?:writes?|reads?|rows?|runs?|kills?|commits?|requests?|errors?|operations?|ops|tests?|faults?|mismatches|differences|restarts?))\\b',
  ].join('|'),
  'iu',
);

/**
 * What a report on a project lacks: a link to what was made, a measurement of what it does. Whether
 * they convince is for whoever grades it.
 */
export function findMissingEvidence(answer: string): ('link' | 'measurement')[] {
  const prose = answer.replaceAll(/https?:\/\/\S+/giu, '');
  return [
    ...(link.test(answer) ? [] : ['link' as const]),
    ...(measurement.test(prose) ? [] : ['measurement' as const]),
  ];
}
