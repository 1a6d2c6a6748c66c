/** Texts of up to 1 MB of Python that are hard on a parser or on the scan. */
import { readStrictly } from '../validate/python/grammar/check-grammar.ts';
import { fill, type Shape } from './shape.ts';

const fitness = 'def fitness(x):\n    return x[0]\n';
const length = (text: string): string => `${(text.length / 2 ** 20).toFixed(2)} MB`;

/** A megabyte, and the longest text of the same kind that is read where a megabyte has more lexemes than may be. */
function python(what: string, piece: (i: number) => string, before = '', behind = `\n${fitness}`): readonly Shape[] {
  const whole: Shape = { what: `Python: ${what}`, language: 'python', text: fill(piece, before, behind) };
  const { beyond } = readStrictly(whole.text);
  if (beyond === undefined) return [whole];
  const text = fill(piece, before, behind, 0.999 * beyond.from);
  return [whole, { what: `Python: ${length(text)} of ${what}`, language: 'python', text }];
}

const realistic = (i: number) => `
def deflection_${i}(lengths, loads, modulus=210e9):
    """The largest deflection of a beam, in m."""
    largest = 0.0
    for index, (length, load) in enumerate(zip(lengths, loads)):
        # Only spans that are loaded.
        if length > 0.0 and load != 0:
            deflection = 5 * load * length ** 4 / (384 * modulus * inertia[index])
            largest = max(largest, abs(deflection) + math.sin(offsets["start"]))
    return largest
`;

const shapes = (): readonly (readonly Shape[])[] => [
  python('what people write', realistic, 'import math\ninertia = [1e-6]\noffsets = {"start": 0.5}\n'),
  python('the same with a mistake at its end', realistic, '', '\n0777\n'),
  python('functions', (i) => `def f${i}(a, b):\n    return sum([v * v + 1.5 for v in a if v > b])  # more\n`),
  python('functions that call each other', (i) => `def f${i}(a):\n    return f${i + 1}(a[0])\n`),
  python('functions in functions', (i) => `def f${i}(a):\n  def g(b):\n    nonlocal a\n    a = b\n  return g(a)\n`),
  python('classes', (i) => `class C${i}:\n    def m(self, a=1, *b, **c):\n        self.a = a\n        return self.a\n`),
  python('names', (i) => `v${i} = ${i}\n`),
  python('unknown names', () => 'a;'),
  python('names that are forbidden', () => 'eval\n'),
  python('attributes that are forbidden', () => 'a.__class__\n', 'a = 1\n'),
  python('imports', () => 'import math\nmath.sin\n'),
  python('names of numpy', () => 'np.sin(np.pi)\n', 'import numpy as np\n'),
  python('a huge list', () => '1.25,', 'd = [', `]\n${fitness}`),
  python('a huge dictionary', (i) => `"k${i}": [1, 2],`, 'd = {', `}\n${fitness}`),
  python('a huge text', () => 'a', 'd = "', `"\n${fitness}`),
  python('texts with values', () => 'f"{d!r:>{d}} and {d}"\n', 'd = 1\n'),
  python('calls', () => 'd(1, *d, k=2, **d)\n', 'd = max\n'),
  python('comprehensions', () => '[a for b in d for a in b if a]\n', 'd = []\n'),
  python('lambdas', () => '(lambda a, *b, c=1: a)\n'),
  python('matches', (i) => `match x:\n  case [${i}, *_] if x: pass\n  case {"a": C(b=1) | None}: pass\n`, 'x = C = 1\n'),
  python('blocks', () => 'if d:\n  pass\nelse:\n  d = 1\n', 'd = 1\n'),
  python('operators', () => 'd = -d ** 2 @ d // 3 if d < 1 <= 2 else not d\n', 'd = 1\n'),
  python('a long sum', () => '1+', 'd = ', `1\n${fitness}`),
  python('open brackets', () => '['),
  python('comments', () => '# a comment, eval(1)\n'),
  python('empty lines', () => '\n'),
  python('empty lines between short ones', () => 'd\n\n', 'd = 1\n'),
  python('line ends in brackets', () => '\n', 'd = (', `1)\n${fitness}`),
  python('a matrix of data', (i) => `    [1.25, -${i}.5, 3e-4],\n`, 'd = [\n', `]\n${fitness}`),
  python('lambdas that read a name bound as often', () => 'd=lambda:d\n'),
  python('calls of match', () => 'match(d)\n', 'd = 1\n'),
  python('short lists', () => 'd=[1,-2,3]\n'),
  python('escapes', () => '\\n', 'd = "', `"\n${fitness}`),
  python('fields in fields', () => 'f"{1:{1}}"\n'),
  python('short strings', () => "''", 'd = (', `)\n${fitness}`),
  python('a mistake before many names', () => 'a;', '0777;'),
  python('a mistake behind many names', () => 'a;', '', '0777\n'),
];

export const pythonShapes = (): readonly Shape[] => shapes().flat();
