/**
 * The share of a gap that is left at a recall, 1 - gamma to 1. Practice closes `gamma` of what is missed
 * cold while it is remembered whole. It is as much the share of the gap that an answer can show: who has
 * just read the outline shows little of what they knew without it.
 */
export function shareLeft(recall: number, gamma: number): number {
  return 1 - gamma * recall;
}
