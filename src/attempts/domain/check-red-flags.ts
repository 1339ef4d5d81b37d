export interface RedFlagProblem {
  /** JSON pointer into the grade, '/redFlags/1'. */
  readonly pointer: string;
  readonly code: 'unknown-red-flag' | 'doubled-red-flag';
  readonly detail: string;
}

/** Every mention of a red flag that the question does not have, or that was mentioned before. */
export function checkRedFlags(available: number, redFlags: readonly number[]): RedFlagProblem[] {
  return redFlags.flatMap((flag, index): RedFlagProblem[] => {
    const pointer = `/redFlags/${index}`;
    if (flag >= available) {
      const detail = `is none of the ${available} red flags of the question`;
      return [{ pointer, code: 'unknown-red-flag', detail }];
    }
    if (redFlags.indexOf(flag) === index) return [];
    return [{ pointer, code: 'doubled-red-flag', detail: 'is mentioned before' }];
  });
}
