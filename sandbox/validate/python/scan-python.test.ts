import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import fc from 'fast-check';
import { say } from '../../sentence.ts';
import { told } from '../finding.ts';
import { assertKeepsPace, costOf, Peer } from '../pace.ts';
import { scanPython } from './scan-python.ts';

const fitness = 'def fitness(x):\n    return 0.0\n';

/** Programs and the places of all their findings: `rule line:column-endLine:endColumn`. */
const places: readonly [program: string, found: readonly string[]][] = [
  [`import os\n${fitness}`, ['import 1:8-1:10']],
  [`import math, os.path as p\n${fitness}`, ['import 1:14-1:21']],
  [`from os import (\n  path)\n${fitness}`, ['import 1:6-1:8']],
  [`from numpy import sin, load\n${fitness}`, ['import 1:24-1:28']],
  [
    'def fitness(x):\n    with open("a") as f:\n        return eval(f.read())\n',
    ['with 2:5-2:9', 'forbidden-name 2:10-2:14', 'unknown-name 2:23-2:24', 'forbidden-name 3:16-3:20', 'unknown-name 3:21-3:22'],
  ],
  ['def fitness(x):\r\n\treturn x.__class__\r\n', ['dunder 2:11-2:20']],
  ['def fitness(x):\n    return "🙂" + x.ｍｒｏ\n', ['attribute 2:21-2:24']],
  ['def fitness(x):\n    return f"{x[0]:.2f} {input(x)}"\n', ['forbidden-name 2:26-2:31']],
  ['\n\ndef fitness(x, y): return 1', ['fitness-parameters 3:12-3:18']],
  ['async def fitness(x): return 1', ['async 1:1-1:6', 'fitness-async 1:11-1:18']],
  ['def fitness(x):\n    yield 1', ['fitness-generator 2:5-2:10']],
  ['', ['no-fitness 1:1-1:1']],
  ['import numpy as np\ndef fitness(x):\n    return np.load("a") + np.lib.a', ['module-name 3:15-3:19', 'module-name 3:30-3:33']],
  [`a = np.pi\n${fitness}`, ['unknown-name 1:5-1:7']],
  [`a = (1 +\n${fitness}`, ['syntax 1:5-1:6']],
  [`a = 'open\n${fitness}`, ['syntax 1:5-1:10']],
  ['nonlocal fitness\ndef fitness(x): return 1', ['syntax 1:10-1:17']],
  ['def fitness:\n    return 1', ['fitness-parameters 1:5-1:12', 'syntax 1:12-1:13']],
  ['def (x): return 1', ['no-fitness 1:1-1:1', 'syntax 1:5-1:6']],
];

suite('scanning a Python program', () => {
  for (const [program, expected] of places) {
    test(`finds ${expected.join(', ')} in ${JSON.stringify(program)}`, () => {
      const found = scanPython(program).findings.map((at) => `${at.rule} ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`);
      assert.deepEqual(found, expected);
    });
  }

  test('gives a reason and a hint with every finding', () => {
    const [finding] = scanPython(`a = sqrt(2)\n${fitness}`).findings;
    assert.deepEqual(
      [finding?.message, finding?.hint],
      ['Expected a name the program defines, got sqrt.', 'Write math.sqrt after "import math".'],
    );
  });

  test('gives the first hundred findings of many', () => {
    const { findings } = scanPython(`${'eval(1)\n'.repeat(10_000)}${fitness}`);
    assert.deepEqual([findings.length, findings[0]?.line, findings.at(-1)?.line], [100, 1, 100]);
  });

  test('refuses deep nesting instead of failing on it', () => {
    for (const deep of [
      '('.repeat(100_000),
      `a = ${'-'.repeat(100_000)}1`,
      `a = b${'.c'.repeat(100_000)}`,
      `a = ${'lambda: '.repeat(9_000)}1`,
    ]) {
      assert.ok(scanPython(`${deep}\n${fitness}`).findings.some(({ rule }) => rule === 'too-complex' || rule === 'syntax'));
    }
    const { findings } = scanPython(`a = b${'.c'.repeat(2_000)}\n${fitness}`);
    assert.deepEqual([findings.length, findings[0]?.rule], [1, 'too-complex']);
    assert.deepEqual(scanPython(`a = ${'-'.repeat(1_300)}1\n${fitness}`).findings, [
      {
        ...{ rule: 'too-complex', line: 1, column: 1204, endLine: 1, endColumn: 1306 },
        ...told(say('Expected at most 1200 levels of nesting.'), say('Split the expression into several statements.')),
      },
    ]);
  });

  test('says where a long program is no Python', () => {
    const { findings } = scanPython(`${'a = 1\n'.repeat(10_000)}a = = 1\n${fitness}`);
    assert.deepEqual([findings.length, findings[0]?.rule, findings[0]?.line], [1, 'syntax', 10_001]);
  });

  const mostLexemes = 300_000;
  const many: readonly (readonly [what: string, piece: string, each: number])[] = [
    ['signs', '-'.repeat(20), 20],
    ['names', 'd;', 2],
    ['lines', 'd\n', 2],
    ['words and signs in f-strings', 'f"{d!r:>{d}}";', 14],
  ];
  for (const [what, piece, each] of many)
    test(`refuses more than 300,000 lexemes, which are ${what}, and says where they begin`, () => {
      const pieces = mostLexemes / each;
      const most = (count: number) => `${piece.repeat(count)}0`;
      const isTooMany = (program: string) => scanPython(program).findings.some(({ message }) => /300,000/.test(message));
      assert.ok(!isTooMany(most(Math.floor(pieces) - 1)));
      const [finding, ...others] = scanPython(most(pieces + 1)).findings;
      assert.deepEqual([others.length, finding?.rule], [0, 'too-complex']);
      const beyond = finding && finding.line === 1 ? finding.column : 2 * (finding?.line ?? 0);
      assert.ok(Math.abs(beyond - (mostLexemes / each) * piece.length) <= piece.length + 1, JSON.stringify(finding));
    });

  test('takes more of them in lists of data, in comments, in empty lines and in text', () => {
    const text = `"${'a '.repeat(200_000)}"`;
    const numbers = '1,'.repeat(350_000);
    assert.deepEqual(
      scanPython(`# ${'a '.repeat(100_000)}\n${'\n'.repeat(100_000)}d = [${text},${numbers}]\n${fitness}`).findings,
      [],
    );
  });

  test('takes a hundred thousand names in one f-string, and values of one nonlocal name', () => {
    const names = `d = 1\na = f"{[${'d,'.repeat(140_000)}]}"\n`;
    const values = `def f():\n  d = 1\n  def g():\n    nonlocal d\n    ${'d='.repeat(140_000)}1\n`;
    for (const program of [names, values]) assert.deepEqual(scanPython(program + fitness).findings, []);
  });

  test('tells of a mistake in a long program, and of nothing else', () => {
    const { findings } = scanPython(`0777\n${'eval;'.repeat(20_000)}`);
    assert.deepEqual(
      findings.map(({ rule, line }) => [rule, line]),
      [['syntax', 1]],
    );
  });

  const million: readonly [name: string, program: string][] = [
    ['ordinary lines', `${fitness}${'a = [sin(v) for v in range(9) if v > 2.]  # more\n'.repeat(20_000)}`],
    ['names bound and used', `${'eval = 1\n'.repeat(50_000)}${'eval\n'.repeat(100_000)}`],
    ['imports and their uses', `${'import math\n'.repeat(40_000)}${'math.sin\n'.repeat(50_000)}`],
    ['unknown names', 'a;'.repeat(500_000)],
    ['line ends', '\n'.repeat(1_000_000)],
    ['line ends in brackets', `d = (${'\n'.repeat(1_000_000)}1)`],
    ['lambdas that read a name bound as often', 'd=lambda:d\n'.repeat(50_000)],
    ['classes that read a name bound as often', 'class C:d=d\n'.repeat(40_000)],
    ['numbers', `d = [${'1,'.repeat(500_000)}]`],
    ['as many lexemes as may be', `d = 1\n${'d = -d ** 2 @ d // 3 if d < 1 <= 2 else not d\n'.repeat(13_500)}${fitness}`],
    ['names behind a mistake', `0777;${'a;'.repeat(500_000)}`],
  ];
  const ordinary = (count: number): string =>
    'def f(x):\n    return sum([v * v + 1.5 for v in x if v > 2.])  # more\n'.repeat(count) + fitness;
  const lezerOn = (program: string): Peer => new Peer(costOf(() => parser.parse(program)));
  const lezer = lezerOn(ordinary(15_000));

  // Where lezer reads ordinary functions in 0.6 s, this is 2 s.
  for (const [name, program] of million)
    test(`keeps pace with lezer on ordinary functions for a megabyte of ${name}`, () => {
      assertKeepsPace(
        costOf(() => scanPython(program)),
        lezer,
        10,
      );
    });

  test('keeps pace with lezer on the same 10 kB', () => {
    const program = ordinary(150);
    assert.ok(program.length > 10_000 && program.length < 11_000, `${program.length}`);
    assert.deepEqual(scanPython(program).findings, []);
    assertKeepsPace(
      costOf(() => scanPython(program)),
      lezerOn(program),
      10,
    );
  });

  const pieces =
    `def fitness(x): return|class A:|lambda a, *b:|for|in|if|else|try:|except|as|yield|async|await|with|import|from|global
nonlocal|del|match a:|case|:=|=|(|)|[|]|{|}|,|.|:|;|*|**|/|@|\\|'|"|'''|"""|f'|rf"|b'|{x!r:>{y}}|\\N{|\\{|1.|2|eval|np|math|x|__a__
ｅ|\t|\n|\n    |\n        |\r|#|raise|assert|not|is|->|...|==|<>|!|~|print|type`
      .replace(/\n(?! |\|)/g, '|')
      .split('|');
  const soup = fc.array(fc.constantFrom(...pieces, '|', ' '), { maxLength: 60 }).map((parts) => parts.join(' '));

  test('never fails, whatever the text, and places every finding inside it', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 })), (program) => {
        const lines = program.replace(/\r\n?/g, '\n').split('\n');
        let last = [0, 0];
        for (const { line, column, endLine, endColumn, message, hint } of scanPython(program).findings) {
          assert.ok(line > last[0]! || (line === last[0] && column >= last[1]!)); // last has two entries
          assert.ok(endLine > line || (endLine === line && endColumn >= column));
          assert.ok(endColumn <= (lines[endLine - 1]?.length ?? -1) + 1);
          assert.ok(message && hint);
          last = [line, column];
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('refuses a word that leads out wherever it is put', () => {
    const frames = [
      '§',
      'a = (§)',
      'a = [i for i in §]',
      'def g(b=§): pass',
      'a = f"{§}"',
      'a = {1: §}',
      'if §: pass',
      'class A(§): pass',
    ];
    const inner = [
      'lambda: §',
      '[§]',
      'max(1, key=§)',
      '(b := §)',
      'f"{1:{§}}"',
      '(§ for c in [1])',
      '-§',
      '1 if § else 2',
      '(1)[§]',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...frames),
        fc.array(fc.constantFrom(...inner), { maxLength: 4 }),
        fc.constantFrom('eval', '__import__', 'x.__class__', 'open', 'getattr', '(1).gi_frame'),
        (frame, layers, word) => {
          const program = [frame, ...layers, word].reduce((outer, part) => outer.replace('§', part));
          assert.notDeepEqual(scanPython(`${program}\n${fitness}`).findings, []);
        },
      ),
    );
  });
});
