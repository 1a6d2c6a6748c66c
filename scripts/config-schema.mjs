// The JSON Schema of configs, for editors that do not know our language. Run to write schemas/optimizehub.schema.json anew.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { algorithms } from '../engine/algorithms/index.ts';
import { publishedSchema } from '../engine/config/published-schema.ts';
import { problems } from '../engine/problems/index.ts';

export const schemaFile = path.join(import.meta.dirname, '../schemas/optimizehub.schema.json');

export function schemaText() {
  const about = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'OptimizeHub config' };
  return `${JSON.stringify({ ...about, ...publishedSchema(algorithms, problems) }, undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(schemaFile, schemaText());
