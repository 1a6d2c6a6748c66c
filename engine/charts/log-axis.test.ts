import assert from 'node:assert/strict';
import { parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import { logLabels } from './log-axis.ts';

/** The labels that a reader sees, drawn without eval as the editor does. */
async function labelsOf(axis: 'x' | 'y', domain: readonly [number, number]): Promise<string[]> {
  const channel = {
    field: 'value',
    type: 'quantitative',
    scale: { type: 'log', nice: false },
    axis: { labelExpr: logLabels(axis, "format(datum.value, '~s')"), tickCount: 8, labelOverlap: 'greedy' },
  };
  const values = domain.map((value) => ({ value }));
  // The parts are fixed above; Vega-Lite's own type wants each as a literal.
  const spec = { width: 760, height: 260, data: { values }, mark: 'point', encoding: { [axis]: channel } } as TopLevelSpec;
  const runtime = parse(compile(spec).spec as Spec, undefined, { ast: true });
  // Vega's types do not know the interpreter's option.
  const view = new View(runtime, { expr: expressionInterpreter } as ConstructorParameters<typeof View>[1]);
  const svg = await view.toSVG();
  const group = svg.slice(svg.indexOf('role-axis-label'), svg.indexOf('role-axis-title'));
  return [...group.matchAll(/<text [^>]*?(opacity="0")?>([^<]*)</g)].filter(([, hidden]) => !hidden).map(([, , text]) => text!);
}

suite('The labels of a logarithmic axis', () => {
  test('name every power of ten and nothing between, where there are many', async () => {
    const labels = (await labelsOf('x', [1, 2e7])).filter(Boolean);
    assert.deepEqual(labels, ['1', '10', '100', '1k', '10k', '100k', '1M', '10M']);
  });
  test('name 1, 2 and 5 times a power of ten, where there are one or two', async () => {
    assert.deepEqual((await labelsOf('y', [1, 90])).filter(Boolean), ['1', '2', '5', '10', '20', '50']);
  });
  test('name every step within one power of ten', async () => {
    assert.deepEqual((await labelsOf('x', [2, 8])).filter(Boolean), ['2', '3', '4', '5', '6', '7', '8']);
  });
  test('find powers of ten below 1 too, however they are rounded', async () => {
    const labels = (await labelsOf('x', [1e-4, 1])).filter(Boolean);
    assert.equal(labels.length, 5, labels.join(' '));
  });
});
