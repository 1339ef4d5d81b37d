/** The part of an Express 5 router layer that tells which methods an address takes. */
export interface RouteLayer {
  route?: { methods: Record<string, boolean> } | undefined;
  match(path: string): boolean;
}

/** The methods under which an address exists, sorted; none for an unknown address. */
export function allowedMethods(layers: readonly RouteLayer[], path: string): string[] {
  const methods = new Set(
    layers
      .filter((layer) => layer.route !== undefined && matches(layer, path))
      .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
      .map((method) => method.toUpperCase())
      .filter((method) => method !== '_ALL'),
  );
  if (methods.has('GET')) methods.add('HEAD');
  return Array.from(methods).sort();
}

function matches(layer: RouteLayer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    // An escape that does not decode matches nothing.
    return false;
  }
}
