import { readFileSync } from 'node:fs';
import type { Program } from './read-corpus.ts';

const read = (name: string) => readFileSync(new URL(`../python/corpus/${name}.txt`, import.meta.url), 'utf8').trimEnd();
const statements = (name: string) =>
  read(name)
    .split('\n')
    .map((line) => `${line.replaceAll('¶', '\n')}\ndef fitness(x):\n    return 0.0\n`);

/** Programs in Python to begin with where texts are damaged at random. */
export const pythonPrograms: readonly Program[] = [
  ...read('benign').split('#%%\n'),
  ...statements('malicious'),
  ...statements('broken'),
  'def fitness(x):\n    return sum(v * v for v in x)\n',
  'import math\n\ndef fitness(x):\n    total = 0.0\n    for i, v in enumerate(x):\n        total += v ** 2 - 10 * math.cos(2 * math.pi * v)\n    return 10 * len(x) + total\n',
  'import numpy as np\n\nA = np.array([[4.0, 1.0], [1.0, 3.0]])\n\ndef fitness(x):\n    v = np.asarray(x)[:2]\n    return float(v @ A @ v)\n',
  'from math import sin, pi as p\nfitness = lambda x: sin(p * x[0])\n',
  'class Beam:\n    def __init__(self, length: float):\n        self.length = length\n\n    @property\n    def cost(self):\n        return self.length * 2\n\ndef fitness(x):\n    return Beam(x[0]).cost\n',
  'def fitness(x):\n    try:\n        if x[0] > 1:\n            raise ValueError(f"bad {x[0]:.2f}")\n        return x[0]\n    except (ValueError, TypeError) as e:\n        return 1e9\n    finally:\n        pass\n',
  'def fitness(x):\n    match len(x):\n        case 0:\n            return 0\n        case n if n > 3:\n            return n\n        case _:\n            return [y for y in x if (z := y) > 0]\n',
  'def gen(n):\n    while n:\n        n -= 1\n        yield n\n\ndef fitness(x):\n    a, *b = x\n    d = {"k": a, **{}}\n    return d["k"] + sum(gen(3))\n',
  '# eval\ndef fitness(x):\n    """open("/etc/passwd")"""\n    s = \'import os\'\n    return len(s)\n',
  'import os\ndef fitness(x):\n    return os.system("id")\n',
  'def fitness(x):\n    return ().__class__.__bases__[0].__subclasses__()\n',
  'def fitness(x):\n    with open("/etc/passwd") as f:\n        return len(f.read())\n',
  'def fitness(x):\n    return eval("1") + getattr(x, "__cl" + "ass__")\n',
  'async def fitness(x):\n    global y\n    return await y\n',
].map((code) => ({ language: 'python', code }));
