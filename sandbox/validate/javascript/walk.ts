import type { TemplateElement } from 'acorn';

/** The text of a part of a template. Only a tag is given one with an escape that cannot be read, as it is written. */
export const textOf = ({ value }: TemplateElement): string => value.cooked ?? value.raw;
