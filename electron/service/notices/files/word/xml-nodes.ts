/** A node as the parser answers it in document order: one key for its tag, `:@` for its attributes. */
export type XmlNode = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null;
}

export function children(node: XmlNode | null): readonly XmlNode[] {
  if (node === null) return [];
  const [tag] = Object.keys(node).filter((key) => key !== ':@');
  const inner = tag === undefined ? undefined : node[tag];
  return Array.isArray(inner) ? inner.filter(isNode) : [];
}

export function childNamed(node: XmlNode | null, tag: string): XmlNode | null {
  return children(node).find((child) => tag in child) ?? null;
}

export function attribute(node: XmlNode | null, name: string): string | undefined {
  const attributes = node?.[':@'];
  const value = isNode(attributes) ? attributes[name] : undefined;
  return value === undefined ? undefined : String(value);
}

/** Every node of a tag, at any depth, in order. */
export function all(nodes: readonly XmlNode[], tag: string): readonly XmlNode[] {
  return nodes.flatMap((node) => (tag in node ? [node] : all(children(node), tag)));
}
