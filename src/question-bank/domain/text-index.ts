/** Room for two thirds of as many texts; 50 MB at most. */
const mostSlots = 2 ** 22;
const fewestSlots = 2 ** 10;
const largestLoad = 0.65;
const empty = 0;

/**
 * Who says which text, by the hashes of the texts: some twelve bytes each, however long they are, and never
 * more than `mostSlots` of them. What comes on top halves the texts that are kept, evenly over all that
 * came before and after; `share` says how many are left, and is 1 for all banks that people write.
 *
 * Hashes have 53 bits. Among a million texts the chance that any two are taken for the same is 1 in 18,000.
 */
export class TextIndex {
  /** Of all texts, the share that is kept: 1, 1/2, 1/4 … */
  share = 1;
  private keys = new Float64Array(fewestSlots);
  private owners = new Int32Array(fewestSlots);
  private used = 0;

  /** @param mostOwners that are remembered for a text, the first ones */
  constructor(
    private readonly mostOwners: number,
    private readonly slots = mostSlots,
  ) {}

  /** Who said this text before, the first one first. */
  ownersOf(text: string): number[] {
    const key = hashOf(text);
    const found: number[] = [];
    for (let slot = this.slotOf(key); this.keys[slot] !== empty; slot = this.after(slot)) {
      if (this.keys[slot] === key) found.push(this.owners[slot] ?? 0);
    }
    return found;
  }

  add(text: string, owner: number): void {
    const key = hashOf(text);
    if (!this.keeps(key)) return;
    if (this.used >= this.keys.length * largestLoad) this.makeRoom();
    if (this.keeps(key)) this.put(key, owner);
  }

  private put(key: number, owner: number): void {
    let known = 0;
    let slot = this.slotOf(key);
    for (; this.keys[slot] !== empty; slot = this.after(slot)) {
      if (this.keys[slot] !== key) continue;
      known += 1;
      if (known === this.mostOwners || this.owners[slot] === owner) return;
    }
    this.keys[slot] = key;
    this.owners[slot] = owner;
    this.used += 1;
  }

  private makeRoom(): void {
    const { keys, owners } = this;
    if (keys.length >= this.slots) this.share /= 2;
    const size = Math.min(keys.length * 2, this.slots);
    this.keys = new Float64Array(size);
    this.owners = new Int32Array(size);
    this.used = 0;
    // From a gap on, so that the owners of a text are met in their order.
    const gap = keys.indexOf(empty);
    for (let step = 0; step < keys.length; step += 1) {
      const slot = (gap + step) % keys.length;
      const key = keys[slot] ?? empty;
      if (this.keeps(key)) this.put(key, owners[slot] ?? 0);
    }
  }

  private keeps(key: number): boolean {
    return key !== empty && key % (1 / this.share) === 0;
  }

  private slotOf(key: number): number {
    // The low bits say what is kept, the high ones where.
    return Math.floor(key / 2 ** 11) % this.keys.length;
  }

  private after(slot: number): number {
    return (slot + 1) % this.keys.length;
  }
}

/** 53 bits of the text, never 0: two 32-bit hashes that are mixed as in MurmurHash3. */
function hashOf(text: string): number {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  other = Math.imul(other ^ (other >>> 16), 0x85ebca6b) ^ Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (other & 0x1fffff) * 2 ** 32 + (one >>> 0) + 1;
}
