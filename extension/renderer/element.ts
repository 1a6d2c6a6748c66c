/** An HTML element; texts become text nodes, so nothing from a notebook is ever read as markup. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElement {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== '') created.setAttribute(name, value);
  created.append(...children);
  return created;
}
