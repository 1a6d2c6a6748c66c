import assert from 'node:assert/strict';
import { nameOfText } from './name-of-text.ts';

suite('A text that was looked at', () => {
  for (const [scheme, language, name] of [
    ['file', 'optimizehub', 'a.opt.yaml'],
    ['vscode-notebook-cell', 'optimizehub', 'The cell'],
    ['untitled', 'optimizehub', 'The config'],
    ['untitled', 'python', 'The fitness'],
  ] as const)
    test(`in ${language} of the scheme ${scheme} is called ${name}`, () =>
      assert.equal(nameOfText({ scheme, language, file: '/w/a.opt.yaml' }), name));
});
