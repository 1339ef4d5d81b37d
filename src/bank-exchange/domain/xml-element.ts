/** An element of an XML file, with where it stands. */
export interface XmlElement {
  /** Its name without a prefix. */
  readonly name: string;
  /** What its prefix, or the lack of one, stands for; empty for none. */
  readonly namespace: string;
  /** By name as written, declarations of namespaces left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** The line of its name, from 1. */
  readonly line: number;
  /** Whether text of its own was left out because there is too much of it. */
  readonly isCut: boolean;
}

export type XmlNode = XmlElement | string;

/** The child elements of a name, in order. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The first child element of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** All text within an element, that of its descendants too, as it stands. Empty without element. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** Whether text anywhere within an element was left out. */
export function isCutWithin(element: XmlElement | undefined): boolean {
  if (element === undefined) return false;
  return (
    element.isCut ||
    element.children.some((child) => typeof child !== 'string' && isCutWithin(child))
  );
}

/** All elements within an element, in the order of the file, itself not among them. */
export function elementsWithin(element: XmlElement | undefined): XmlElement[] {
  const found: XmlElement[] = [];
  const collect = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      found.push(child);
      collect(child);
    }
  };
  if (element !== undefined) collect(element);
  return found;
}
