/** Every rule of the scan of Python with what it forbids. */
export const ruleTitles = {
  syntax: 'Text that is no Python',
  'new-syntax': 'Syntax that is not on the list',
  'too-complex': 'Nested too deeply, or written as the parser cannot follow',
  encoding: 'A comment that asks for another encoding than UTF-8',
  'no-fitness': 'No function called fitness',
  'fitness-replaced': 'fitness given another value',
  'fitness-parameters': 'fitness with other than one parameter',
  'fitness-async': 'An async fitness',
  'fitness-generator': 'A fitness that is a generator',
  'unknown-name': 'A name that is not defined',
  'forbidden-name': 'Built-ins that run text, reach files, attributes by name, variables or classes, or end the program',
  dunder: 'Names between double underscores',
  attribute: 'Attributes that lead to frames, code, memory or files',
  import: 'Modules other than math and numpy, and what of them reaches out',
  'module-name': 'A name of a module that reaches out',
  'module-value': 'A module as a value',
  'module-change': 'Changes of a module',
  'class-arguments': 'Arguments of a class that are no base classes',
  with: 'with',
  async: 'async and await',
} as const;

export type Rule = keyof typeof ruleTitles;
