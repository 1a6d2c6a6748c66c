import assert from 'node:assert/strict';
import { planFor } from '../engine/algorithms/auto/plan.ts';
import { convergenceChart } from '../engine/charts/convergence.ts';
import { decodedFacts } from '../engine/charts/decoded-facts.ts';
import { exampleColours, exampleTask, exampleWords } from '../engine/charts/example-task.ts';
import { remarksOf } from '../engine/charts/remarks.ts';
import { solutionChart } from '../engine/charts/solution-chart.ts';
import { summarize } from '../engine/charts/summarize.ts';
import { endsChart, speedChart } from '../engine/charts/throughput.ts';
import { timelineChart } from '../engine/charts/timeline.ts';
import { parseConfig } from '../engine/config/parse.ts';
import { findProblem } from '../engine/problems/index.ts';
import { sayWithPlace } from '../engine/tasks/fitness-place.ts';
import type { Task } from '../engine/tasks/task.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import { sayProgress } from '../sandbox/images/image-progress.ts';
import { say } from '../sandbox/sentence.ts';
import { exportedChart } from './exported-chart.ts';
import { inLanguage, type Spec, translateDrawing } from './renderer/spec.ts';
import { speakBy, speakByBundle, tell, tellFinding } from './words.ts';

function decodedTask(name: string, dimensions: number): Task {
  const candidate = Array.from({ length: dimensions }, (_, i) => (i * 0.37) % 1);
  const decoded = findProblem(name)?.at(dimensions, 1).decode?.(candidate);
  return exampleTask({ result: { decoded: decoded ?? assert.fail(name) } });
}
const decoded = [decodedTask('travelling_salesman', 12), decodedTask('knapsack', 30), decodedTask('job_shop_scheduling', 36)];
const drawings = decoded.map((task) => solutionChart([task]) ?? assert.fail());
const data = { bars: [], barMs: 60_000 };
const charts = [
  convergenceChart([exampleTask()]),
  endsChart(data, [], exampleColours, exampleWords),
  speedChart(data, [], exampleColours),
  timelineChart([], exampleColours, exampleWords),
];

suite('Outputs and views in other languages', () => {
  teardown(() => speakByBundle({}));
  const told = (result: NonNullable<Parameters<typeof exampleTask>[0]>['result'] & object, task = {}) => {
    speakByBundle(german);
    return remarksOf(summarize([exampleTask({ result, task })])).map((remark) => remark.map(tell));
  };

  test('German has every name of an axis, of a legend and of what a hover shows', () => {
    const asked = new Set<string>();
    speakBy((message) => {
      asked.add(message);
      return message;
    });
    for (const chart of charts) inLanguage(chart);
    for (const drawing of drawings) translateDrawing(drawing);
    for (const task of decoded) for (const fact of decodedFacts(task.result!.decoded!)) fact.map(tell);
    assert.ok(asked.size > 30);
    assert.deepEqual(
      [...asked].filter((text) => !(text in german)),
      [],
    );
  });
  test('a drawing of a solution has its title, its axes and what its layers tell in German', () => {
    speakByBundle(german);
    const schedule: Spec = JSON.parse(JSON.stringify(drawings[2]));
    const { title, encoding, layer } = translateDrawing(schedule) as {
      title: { text: string; fontSize: number };
      encoding: { y: { title: string } };
      layer: { encoding: { x: { title: string }; tooltip?: { title: string }[] } }[];
    };
    assert.match(title.text, /^Ablaufplan mit Gesamtdauer \d+, von particle_swarm$/);
    assert.equal(title.fontSize, 13);
    assert.deepEqual([encoding.y.title, layer[0]?.encoding.x.title, layer[1]?.encoding.x.title], ['Maschine', 'Zeit', 'Zeit']);
    assert.deepEqual(
      layer[0]?.encoding.tooltip?.map((each) => each.title),
      ['Auftrag', 'Schritt', 'Maschine', 'Anfang', 'Ende'],
    );
  });
  test('an exported chart has its title, its result and its axes in German', () => {
    speakByBundle(german);
    const { title, encoding } = exportedChart([exampleTask({ result: { evaluations: 12345 } })]) as {
      title: { text: string; subtitle: string };
      encoding: { x: { title: string }; y: { title: string }; tooltip: { title: string }[] };
    };
    assert.match(title.text, /^particle_swarm auf .+ Dimensionen$/);
    assert.match(title.subtitle, /^beste Fitness \S+ · 12,345 Auswertungen · .+ Iterationen · .+ · Auswertungen verbraucht$/);
    assert.deepEqual([encoding.x.title, encoding.y.title], ['Auswertungen', 'beste Fitness']);
  });
  test('an axis without a name gets none', () => {
    speakByBundle(german);
    const tour = translateDrawing(drawings[0]!) as { encoding: Record<'x' | 'y', { title: string | null }> };
    assert.deepEqual([tour.encoding.x.title, tour.encoding.y.title], [null, null]);
  });
  test('a drawing of somebody else stays as it is', () => {
    speakByBundle(german);
    const foreign = { title: 'time', encoding: { x: { field: 'time' } }, usermeta: { optimizehub: {} } };
    assert.equal(translateDrawing(foreign), foreign);
  });
  test('a decoded solution is told in German', () => {
    speakByBundle(german);
    assert.deepEqual(
      decodedFacts({ kind: 'knapsack', items: [], values: [], weights: [], value: 0, weight: 7, capacity: 8 }).map((fact) =>
        fact.map(tell),
      ),
      [
        ['Wert', '0'],
        ['Gewicht', '7 von 8'],
        ['Gegenstände', 'keine'],
      ],
    );
  });
  test('auto says in German which algorithms it chose and why', () => {
    assert.deepEqual(told({ sentences: { explanation: planFor(400, 1000).why } }), [
      ['particle_swarm', 'Nur L-SHADE, weil die Kovarianzmatrix von CMA-ES in 400 Dimensionen zu aufwendig ist.'],
    ]);
    for (const [dimensions, budget] of [
      [2, 100],
      [2, 10_000],
      [2, Number.POSITIVE_INFINITY],
    ] as const)
      assert.ok(planFor(dimensions, budget).why.template in german);
  });
  test('the first failure is told in German, but for what the fitness itself said', () => {
    const failure = say('{0} at x = {1}', 'Error: no', '[1, 2]');
    assert.deepEqual(told({ sentences: { first_failure: sayWithPlace(failure, 'balken', { line: 2, column: 9 }) } }), [
      ['erster Fehlschlag', 'Error: no bei x = [1, 2] (Zeile 2, Spalte 9 der Fitness balken).'],
    ]);
  });
  test('what keeps a run waiting is told in German', () => {
    const preparing = sayProgress({ language: 'python', step: say('unpacking {0}', 'python3-numpy'), fraction: 0.4 });
    assert.deepEqual(told({}, { preparing }), [
      ['jetzt', 'Das Image der Sandbox wird vorbereitet (Python): python3-numpy wird entpackt … 40 %'],
    ]);
  });
  test('outputs of earlier versions, whose texts are English, are told as they are', () => {
    assert.deepEqual(told({ explanation: 'CMA-ES alone.', first_failure: 'Error: no.' }), [
      ['particle_swarm', 'CMA-ES alone.'],
      ['erster Fehlschlag', 'Error: no.'],
    ]);
  });
  test('mistakes of YAML that are rare have sentences of their own, and German has them', () => {
    speakByBundle(german);
    const rare = [
      ...['a: "\\q"', 'a: & b', 'a: *', 'a: &x &y 1', 'a: !!str !!int 1', '%YAML 9\n---\na: 1', '%FOO\n---\na: 1', '%YAML\na: 1'],
      ...['a: |x\n  b', 'a: >\n\n    \n  b', '--- a: 1', 'a: [1,,2]', 'a: {a: 1,,b: 2}', 'a: &x *x', 'a: 1\n- b', '"a"b: 1'],
      ...[
        `${'x'.repeat(1100)}: 1`,
        `[${'x'.repeat(1100)}: 1]`,
        'a: &b: c',
        'a: *b:',
        '& : 1',
        '%TAG !\n---\na: 1',
        'a: [\n- 1\n]',
      ],
      ...['> x', 'a:\n  c: d\n  - b', '&a - b', '&a ? b'],
    ];
    for (const text of rare) {
      const { findings } = parseConfig(text);
      assert.ok(findings.length > 0);
      for (const finding of findings) {
        assert.doesNotMatch(finding.message, /cannot be read here/, text);
        assert.ok(finding.sentence && finding.sentence.template in german, finding.message);
        assert.doesNotMatch(tellFinding(finding), /Expected/);
      }
    }
  });
});
