/** Ends of ordinal numbers and marks, which are written above the line and mean nothing more. */
const ordinary = /^(?:st|nd|rd|th|tm|sm|e|er|re|ème)$/iu;
const exponent = /^[-+−*/.\w]{1,12}$/u;

/** What stands above the line, such that 10⁶ does not become 106. */
export function powerOf(text: string): string {
  const power = text.trim();
  if (ordinary.test(power) || !exponent.test(power)) return text;
  return /^(?:[-+−]?\d+|\w)$/u.test(power) ? `^${power}` : `^(${power})`;
}
