import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { schemaFile, schemaText } from './config-schema.mjs';

suite('The JSON Schema of configs', () => {
  test('is the one that is written out (npm run schema writes it anew)', () => {
    assert.equal(readFileSync(schemaFile, 'utf8'), schemaText());
  });
});
