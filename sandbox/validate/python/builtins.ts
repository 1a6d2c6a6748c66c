import { type Sentence, say } from '../../sentence.ts';

const words = (text: string) => new Set(text.split(/\s+/));

/** The built-in names a fitness may use as it likes. */
export const allowedBuiltins: ReadonlySet<string> = words(`
abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate filter float format frozenset
hasattr hash hex int isinstance issubclass iter len list map max min next object oct ord pow property print range repr reversed round set
slice sorted staticmethod str sum tuple zip Ellipsis NotImplemented True False None __name__
ArithmeticError AssertionError AttributeError Exception FloatingPointError IndexError KeyError LookupError NameError
NotImplementedError OverflowError RecursionError RuntimeError RuntimeWarning StopIteration TypeError UnboundLocalError
UserWarning ValueError Warning ZeroDivisionError
BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError FileExistsError
FileNotFoundError FutureWarning IOError ImportError ImportWarning IndentationError InterruptedError IsADirectoryError MemoryError
ModuleNotFoundError NotADirectoryError OSError PendingDeprecationWarning PermissionError ProcessLookupError ReferenceError
ResourceWarning SyntaxError SyntaxWarning SystemError TabError TimeoutError UnicodeDecodeError UnicodeEncodeError UnicodeError
UnicodeTranslateError UnicodeWarning`);

/** Allowed in one shape only: `super().method`, `type(value)` as it stands. */
export const shapedBuiltins: ReadonlySet<string> = words('super type');

const reasons: readonly [names: string, reason: Sentence, hint: Sentence][] = [
  ['exec eval compile', say('runs text as code'), say('Write the computation itself.')],
  ['open input breakpoint help', say('reaches files or the terminal'), say('Return the value; remove the input and output.')],
  [
    'getattr setattr delattr vars dir',
    say('reaches attributes by name'),
    say('Write the attribute after a dot, or keep the values in a dict.'),
  ],
  ['globals locals', say('reaches every variable by name'), say('Use the variables themselves, or a dict.')],
  ['memoryview', say('reaches memory'), say('Use a list, bytes or a numpy array.')],
  ['id', say('tells addresses in memory'), say('Compare with "is".')],
  [
    'super type',
    say('reaches the classes behind every value'),
    say('Use isinstance(value, SomeClass), super().method(), or type(value).'),
  ],
  [
    'exit quit SystemExit KeyboardInterrupt GeneratorExit BaseException',
    say('ends the program'),
    say('Raise ValueError, or return a large penalty.'),
  ],
];

/** Why a built-in name of Python is refused, and what to write instead; nothing for a name Python does not have. */
export function refusedBuiltin(name: string): { reason: Sentence; hint: Sentence } | undefined {
  if (!refusedBuiltins.has(name)) return undefined;
  const [, reason, hint] = reasons.find(([names]) => names.split(' ').includes(name)) ?? defaultReason;
  return { reason, hint };
}

const defaultReason = [
  '',
  say('is not among the names a fitness may use'),
  say('Use plain arithmetic, math and numpy.'),
] as const;

const refusedBuiltins = words(`${reasons.map(([names]) => names).join(' ')} aiter anext copyright credits license
BaseExceptionGroup ExceptionGroup PythonFinalizationError StopAsyncIteration`);
