/** Python that plays with what evaluates it, and Python that takes all there is. */
import { type Attack, pythonBodies, sources } from './attack.ts';

const returned = (value: string): string =>
  `import math, fractions, decimal\nimport numpy as np\ndef fitness(x):\n    return ${value}\n`;
/** Answers through the pipe itself, in place of what evaluates. */
const forged = (answer: string): string => `import os, struct, sys
def fitness(x):
    for k in range(3, 20):
        try:
            if 'answers' in os.readlink('/proc/self/fd/%d' % k): os.write(k, ${answer})
        except OSError: pass
    os._exit(0)
`;

export const pythonGames: readonly Attack[] = [
  ...sources(
    'python',
    [
      ['None', returned('None')],
      ['a text', returned('"1"')],
      ['a boolean', returned('True')],
      ['a boolean of numpy', returned('np.bool_(1)')],
      ['a complex number', returned('1j')],
      ['an array', returned('np.ones(1)')],
      ['a list', returned('[1.0]')],
      ['a generator', 'def fitness(x):\n    yield 1.0\n'],
      ['a fraction', returned('fractions.Fraction(1)')],
      ['a decimal', returned('decimal.Decimal(1)')],
      ['itself', returned('fitness')],
      [
        'what passes for a number',
        'class N:\n    def __float__(self): return 1.0\n    __class__ = str\ndef fitness(x):\n    return N()\n',
      ],
      ['an integer without bounds', returned('10 ** 400')],
      ['a span of time', returned('np.timedelta64(1)')],
      ['a span of days', returned('np.timedelta64(1, "D")')],
      ['a text of a hundred megabytes', returned('"x" * 10 ** 8')],
    ],
    { ends: ['bad-value'], isAllowed: true },
  ),
  ...sources(
    'python',
    [
      ['a message of a hundred megabytes', 'def fitness(x):\n    raise ValueError("x" * 10 ** 8)\n'],
      [
        'an error that cannot be shown',
        'class E(Exception):\n    def __str__(self): raise E()\ndef fitness(x):\n    raise E()\n',
      ],
      [
        'an error whose name is a program',
        'class M(type):\n    @property\n    def __name__(c): raise c()\nclass E(Exception, metaclass=M): pass\ndef fitness(x):\n    raise E()\n',
      ],
      [
        'an error whose text is no text once it is added to another',
        'class S(str):\n    def __radd__(s, o): return 7\nclass E(Exception):\n    def __str__(s): return S("x")\ndef fitness(x):\n    raise E()\n',
      ],
      [
        'a text whose length throws',
        'class S(str):\n    def __len__(s): raise ValueError("x")\ndef fitness(x):\n    return S("x")\n',
      ],
      [
        'an object made of a number',
        'import numpy as np\ndef fitness(x):\n    return hash(np.ndarray((1,), dtype=object, buffer=np.ones(1))[0])\n',
      ],
      [
        'an array whose numbers become objects',
        'import numpy as np\ndef fitness(x):\n    a = np.array([None])\n    a.data = np.ones(1).data\n    return hash(a[0])\n',
      ],
      ['an error with a chain of itself', 'def fitness(x):\n    e = ValueError("x")\n    e.__cause__ = e\n    raise e\n'],
      ['an end of the program', 'import sys\ndef fitness(x):\n    sys.exit(0)\n'],
      ['an end of the program while it is loaded', 'import sys\nsys.exit(0)\n'],
      ['an end of the process', 'import os\ndef fitness(x):\n    os._exit(0)\n'],
      ['an end of the process while it is loaded', 'import os\nos._exit(0)\n'],
      ['a kill of itself', 'import os\ndef fitness(x):\n    os.kill(os.getpid(), 9)\n'],
      ['a crash', 'import ctypes\ndef fitness(x):\n    ctypes.string_at(0)\n'],
      ['an alarm', 'import signal\ndef fitness(x):\n    signal.alarm(1)\n    while True: pass\n'],
      ['functions that call themselves', 'def fitness(x):\n    return fitness(x)\n'],
      ['a kill of all', 'import os\ndef fitness(x):\n    os.kill(-1, 9)\n    os._exit(1)\n'],
      [
        'another program in its place',
        'import os\ndef fitness(x):\n    os.execv("/usr/bin/python3", ["python3", "-c", "print(1)"])\n',
      ],
      ['no function', 'fitness = 7\n'],
      ['no program', 'def fitness(x:\n'],
      ['a forged answer that is too long', forged('struct.pack("=i", 2 ** 30)')],
      ['a forged answer of a negative length', forged('struct.pack("=i", -1)')],
      ['a forged answer that is no text', forged('struct.pack("=i", 4) + b"\\xff\\xff\\xff\\xff"')],
      ['a forged answer that is nothing', forged('struct.pack("=i", 4) + b"null"')],
      [
        'a forged answer of other kinds',
        forged('struct.pack("=i", 60) + b\'{"kind":"infrastructure","message":"x","line":-1,"index":1e99}\'[:60].ljust(60)'),
      ],
      ['half a forged answer', forged('struct.pack("=i", 0) + b"1"')],
    ],
    { ends: ['runtime'], isAllowed: true },
  ),
  ...sources(
    'python',
    [
      [
        'a float that throws when it is read',
        'class F(float):\n    def __float__(self): raise ValueError("x")\ndef fitness(x):\n    return F(2)\n',
      ],
    ],
    { ends: ['value'], isAllowed: true },
  ),
  ...sources(
    'python',
    [
      [
        'functions that call themselves without a limit',
        'import sys\nsys.setrecursionlimit(10 ** 9)\ndef fitness(x):\n    return fitness(x)\n',
      ],
    ],
    { ends: ['runtime', 'memory'] },
  ),
  ...pythonBodies(
    [
      ['what tells a number', 'builtins.isinstance = lambda *a: True\nbuiltins.float = str\nreturn 0.0', 'import builtins'],
      ['what packs an answer', 'struct.pack = lambda *a: b"1111"\nreturn 0.0', 'import struct'],
      [
        'the frames of what evaluates',
        'f = sys._getframe()\nwhile f: f.f_locals.clear(); f = f.f_back\nreturn 0.0',
        'import sys',
      ],
    ],
    ['value', 'runtime'],
  ),
  ...pythonBodies([
    ['an argument it changes', 'x[:] = 7\nreturn 0.0'],
    ['an argument that owns nothing', 'x.resize(99, refcheck=False)\nreturn 0.0'],
    ['what waits at the end', 'atexit.register(lambda: os.write(1, b"x"))\nreturn 0.0', 'import atexit, os'],
    ['every file it can close', 'os.closerange(0, 3)\nreturn 0.0', 'import os'],
    ['the pipes between them', 'shutil.rmtree("/tmp", ignore_errors=True)\nreturn 0.0', 'import shutil'],
    ['a stop of the first process', 'os.kill(1, signal.SIGSTOP)\nreturn 0.0', 'import os, signal'],
    ['threads that go on', 'threading.Thread(target=lambda: time.sleep(99)).start()\nreturn 0.0', 'import threading, time'],
    ['a trace of what evaluates', 'sys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)\nreturn 0.0', 'import sys'],
    [
      'every object there is',
      'for o in gc.get_objects():\n    if isinstance(o, dict): o.get("process")\nreturn 0.0',
      'import gc',
    ],
    [
      'subclasses that start programs',
      'return float(any(c.__name__ == "Popen" and c(["/usr/bin/true"]).wait() == 99 for c in object.__subclasses__()))',
    ],
    [
      'a pickle that runs',
      'pickle.loads(b"cos\\nsystem\\n(S\'touch /reached\'\\ntR.")\nreturn float(os.path.exists("/reached"))',
      'import os, pickle',
    ],
    ['a shell', 'os.system("echo reached > /reached")\nreturn float(os.path.exists("/reached"))', 'import os'],
  ]),
  ...sources(
    'python',
    [
      ['a loop', 'def fitness(x):\n    while True: pass\n'],
      [
        'a loop that catches all',
        'def fitness(x):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n',
      ],
      ['a loop while it is loaded', 'while True: pass\n'],
      ['a sleep', 'import time\ndef fitness(x):\n    time.sleep(99)\n'],
      [
        'a product of matrices without end',
        'import numpy as np\ndef fitness(x):\n    a = np.ones((1500, 1500))\n    while True: a = a @ a * 1e-4\n',
      ],
      [
        'an error whose text never ends',
        'class E(Exception):\n    def __str__(s):\n        while True: pass\ndef fitness(x):\n    raise E()\n',
      ],
      [
        'an integer that never becomes a number',
        'class I(int):\n    def __float__(s):\n        while True: pass\ndef fitness(x):\n    return I(1)\n',
      ],
      ['a power without bounds', 'def fitness(x):\n    return float(9 ** 9 ** 9 % 7)\n'],
      [
        'a loop of threads',
        'import threading\ndef spin():\n    while True: pass\ndef fitness(x):\n    for _ in range(500):\n        try: threading.Thread(target=spin).start()\n        except RuntimeError: pass\n    spin()\n',
      ],
      [
        'a loop of processes',
        'import os\ndef fitness(x):\n    while True:\n        try: os.fork()\n        except OSError: pass\n',
      ],
      [
        'a loop of processes that let go',
        'import os\ndef fitness(x):\n    for _ in range(500):\n        try:\n            if os.fork() == 0: os.setsid()\n        except OSError: pass\n    while True: pass\n',
      ],
      [
        'signals it does not hear',
        'import signal\ndef fitness(x):\n    for s in range(1, 65):\n        try: signal.signal(s, signal.SIG_IGN)\n        except (OSError, ValueError): pass\n    while True: pass\n',
      ],
      ['a pipe it never answers', 'import os, time\ndef fitness(x):\n    if os.fork() == 0: time.sleep(99)\n    os._exit(0)\n'],
    ],
    { ends: ['timeout'], isAllowed: true, limits: { seconds: 3 } },
  ),
  ...sources(
    'python',
    [
      ['arrays', 'import numpy as np\nkept = []\ndef fitness(x):\n    while True: kept.append(np.ones(10 ** 6))\n'],
      ['lists', 'kept = []\ndef fitness(x):\n    while True: kept.append([1.5] * 1000)\n'],
      ['one text', 'def fitness(x):\n    return float(len(bytearray(b"x") * 2 ** 32))\n'],
    ],
    { ends: ['memory', 'runtime'], isAllowed: true, limits: { memoryMiB: 160, seconds: 30 } },
  ),
  ...sources(
    'python',
    [
      [
        'a disk that is full',
        'def fitness(x):\n    with open("/tmp/full", "wb") as f:\n        while True: f.write(b"x" * 2 ** 20)\n',
      ],
      [
        'files without end',
        'def fitness(x):\n    k = 0\n    while True:\n        open("/tmp/%d" % k, "w").close()\n        k += 1\n',
      ],
    ],
    { ends: ['runtime', 'memory', 'timeout'], limits: { tmpMiB: 32, memoryMiB: 192, seconds: 5 } },
  ),
];
