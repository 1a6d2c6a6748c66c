"""Evaluates a Python fitness, batch by batch: python3 python-fitness.py FITNESS REQUESTS ANSWERS, the last two named pipes.

A request is two int32, the number of candidates n and the dimensions d, then n x d doubles. An answer is an int32: 0 and
then n doubles, or the length of a JSON text about what went wrong. The first answer comes unasked, once the source is loaded.
"""
import json
import os
import sys
import traceback
from array import array
from struct import pack, unpack

try:
    import numpy
    numbers = (float, int, numpy.floating, numpy.integer)
    booleans = (bool, numpy.bool_)
    # A span of time counts as an integer there.
    no_numbers = (*booleans, numpy.timedelta64)
except ImportError:  # the user's own image may be without it
    numpy = None
    numbers = (float, int)
    no_numbers = booleans = (bool,)

FITNESS = 'fitness.py'
# Of the source.
lines = []


def main(path, requests, answers):
    if numpy is not None:
        repeat_draws()
    # Both are opened here first, in this order; see python-fitness.ts.
    requests = open(requests, 'rb')
    answers = open(answers, 'wb')
    fitness = answer(answers, lambda: (load(path), b''))
    while fitness is not None:
        header = requests.read(8)
        if len(header) < 8:
            return
        count, dimensions = unpack('=ii', header)
        data = bytearray(requests.read(8 * count * dimensions))
        answer(answers, lambda: evaluate(fitness, data, count, dimensions))


def answer(answers, work):
    try:
        result, doubles = work()
    except Mistake as mistake:
        result, doubles = None, None
        text = mistake.args[0].encode()
    answers.write(pack('=i', 0) + doubles if doubles is not None else pack('=i', len(text)) + text)
    answers.flush()
    return result


class Mistake(Exception):
    """Holds the JSON text of an answer."""


def repeat_draws():
    """Lets a fitness that names no seed draw the same numbers each time it is loaded."""
    numpy.random.seed(0)
    seeds = numpy.random.SeedSequence(0)
    seeded = numpy.random.default_rng
    numpy.random.default_rng = lambda seed=None: seeded(seeds.spawn(1)[0] if seed is None else seed)


def load(path):
    names = {'__name__': 'fitness', '__builtins__': __builtins__}
    try:
        with open(path, encoding='utf-8') as file:
            source = file.read()
        lines.extend(source.split('\n'))
        exec(compile(source, FITNESS, 'exec'), names)
    except BaseException as error:
        raise thrown(error, None) from None
    fitness = names.get('fitness')
    if not callable(fitness):
        raise Mistake(json.dumps({'kind': 'no-fitness'}))
    return fitness


def evaluate(fitness, data, count, dimensions):
    if numpy is not None:
        candidates = numpy.frombuffer(data).reshape(count, dimensions)
    else:
        flat = array('d', bytes(data))
        candidates = [list(flat[i * dimensions:(i + 1) * dimensions]) for i in range(count)]
    values = array('d', bytes(8 * count))
    index = 0
    try:
        for index in range(count):
            value = fitness(candidates[index])
            if numpy is not None and type(value) is numpy.ndarray and value.shape == ():
                value = value[()]  # what numpy gives for a sum may be an array without dimensions
            # Not isinstance, which asks the value what it is.
            kind = type(value)
            if not issubclass(kind, numbers) or issubclass(kind, no_numbers):
                raise Mistake(json.dumps({'kind': 'bad-value', 'got': describe(value), 'index': index}))
            try:
                values[index] = value
            except OverflowError:
                got = 'an integer too large for one'
                raise Mistake(json.dumps({'kind': 'bad-value', 'got': got, 'index': index})) from None
    except Mistake:
        raise
    except BaseException as error:
        raise thrown(error, index) from None
    return True, values.tobytes()


def describe(value):
    kind = type(value)
    if value is None:
        return 'None'
    if issubclass(kind, str):
        return 'the string ' + json.dumps(value if len(value) <= 40 else value[:40] + '…', ensure_ascii=False)
    if issubclass(kind, booleans):
        return 'the boolean ' + str(bool(value))
    if numpy is not None and kind is numpy.ndarray:
        return 'an array of shape ' + str(value.shape)
    return 'a value of type ' + kind.__name__


def thrown(error, index):
    if isinstance(error, MemoryError):
        return Mistake(json.dumps({'kind': 'memory'}))
    about = {'kind': 'runtime', 'message': type(error).__name__}
    try:
        about['message'] = (type(error).__name__ + ': ' + str(error))[:2000]
    except BaseException:
        pass
    about.update(place(error))
    if index is not None:
        about['index'] = index
    return Mistake(json.dumps(about))


def place(error):
    if isinstance(error, SyntaxError) and error.filename == FITNESS:
        line, column = error.lineno, error.offset
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FITNESS]
        if not frames:
            return {}
        line, column = frames[-1].lineno, column_of(frames[-1])
    if type(line) is not int or line < 1:
        return {}
    return {'line': line, 'column': column} if type(column) is int and column > 0 else {'line': line}


def column_of(frame):
    # Since Python 3.11, in bytes from 0; the user counts as JavaScript does, from 1.
    offset = getattr(frame, 'colno', None)
    if offset is None or not 0 < frame.lineno <= len(lines):
        return None
    before = lines[frame.lineno - 1].encode()[:offset].decode(errors='replace')
    return 1 + len(before.encode('utf-16-le')) // 2


main(*sys.argv[1:])
# Threads of the user's do not keep the guest.
os._exit(0)
