/** Planned minutes together, to a tenth of a minute as the parts are: .1 three times is .3. */
export function sumMinutes(items: readonly { readonly minutes: number }[]): number {
  const tenths = items.reduce((sum, { minutes }) => sum + Math.round(minutes * 10), 0);
  return tenths / 10;
}
