const link = /\bhttps?:\/\/[^\s/]+\.[^\s]/u;
/** A number with a unit or a percent sign: what somebody else can measure again. */
const measurement = /\d\s?(?:%|\p{L})/u;

/**
 * What a report on a project lacks: a link to what was made, a measurement of what it does. Whether
 * they convince is for whoever grades it.
 */
export function findMissingEvidence(answer: string): ('link' | 'measurement')[] {
  const prose = answer.replaceAll(/https?:\/\/\S+/gu, '');
  return [
    ...(link.test(answer) ? [] : ['link' as const]),
    ...(measurement.test(prose) ? [] : ['measurement' as const]),
  ];
}
