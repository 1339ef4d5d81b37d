/** The part of an Express 5 router layer that tells which methods an address takes. */
export interface RouteLayer {
  route?: { methods: Record<string, boolean> } | undefined;
  match(path: string): unknown;
}

/** More methods than anybody routes by hand: `all()`, as middleware registers itself. */
const methodsOfAll = 10;

/** The methods under which an address exists, sorted; none for an unknown address. */
export function allowedMethods(layers: readonly RouteLayer[], path: string): string[] {
  const methods = new Set(
    layers
      .filter((layer) => matches(layer, path))
      .map((layer) => Object.keys(layer.route?.methods ?? {}))
      .filter((names) => names.length < methodsOfAll)
      .flat()
      .map((method) => method.toUpperCase()),
  );
  if (methods.has('GET')) methods.add('HEAD');
  return Array.from(methods).toSorted();
}

function matches(layer: RouteLayer, path: string): boolean {
  try {
    return layer.route !== undefined && layer.match(path) !== false;
  } catch {
    // An escape that does not decode matches nothing.
    return false;
  }
}
