"""PyPI cel-expr-python, the C++ implementation, in a process of its own: for some expressions make it crash.

peer.py: a row of cel-fuzz a line comes in; what the peer makes of it goes out, if it differs, or null.
"""

import base64
import datetime
import json
import math
import re
import struct
import subprocess
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

TYPES = {
    "b": cel.Type.BOOL, "i": cel.Type.INT, "d": cel.Type.DOUBLE, "s": cel.Type.STRING, "y": cel.Type.BYTES,
    "t": cel.Type.TIMESTAMP, "r": cel.Type.DURATION,
}


def declared(name):
    if name[0] == "l":
        return cel.Type.List(TYPES[name[1]])
    if name == "mm":
        return cel.Type.Map(cel.Type.STRING, cel.Type.Map(cel.Type.STRING, cel.Type.INT))
    if name[0] == "m":
        return cel.Type.Map(cel.Type.STRING, TYPES[name[1]])
    return TYPES[name[0]]


def environments(names):
    def make(types):
        return cel.NewEnv(variables=types, extensions=[
            ext_bindings.ExtBindings(), ext_encoders.ExtEncoders(), ext_math.ExtMath(), ext_optional.ExtOptional(),
            ext_strings.ExtStrings()])
    return {True: make({name: declared(name) for name in names}), False: make({
        name: declared(name) if name in ("t1", "r1") else cel.Type.DYN for name in names})}


# Values: {"int": "1"} to what Python passes in, and what comes out of Python to the same notation.

def double(bits):
    return math.nan if bits == "nan" else struct.unpack("<d", struct.pack("<Q", int(bits)))[0]


def python(value):
    (kind, content), = value.items()
    if kind in ("int", "uint"):
        return int(content)
    if kind == "double":
        return double(content)
    if kind == "bytes":
        return base64.b64decode(content)
    if kind == "timestamp":
        return EPOCH + datetime.timedelta(seconds=int(content.split()[0]))
    if kind == "duration":
        return datetime.timedelta(microseconds=int(content) // 1000)
    if kind == "list":
        return [python(item) for item in content]
    if kind == "map":
        return {python(key): python(item) for key, item in content}
    return None if kind == "null" else content


def notation(value):
    kind = value.type().name()
    content = value.value()
    if kind == "ERROR":
        return {"error": content}
    if kind in ("INT", "UINT"):
        return {kind.lower(): str(content)}
    if kind == "DOUBLE":
        return {"double": "nan" if math.isnan(content) else str(struct.unpack("<Q", struct.pack("<d", content))[0])}
    if kind == "BYTES":
        return {"bytes": base64.b64encode(bytes(content)).decode()}
    if kind == "TIMESTAMP":
        span = content - EPOCH
        return {"timestamp": f"{span.days * 86400 + span.seconds} {span.microseconds * 1000}"}
    if kind == "DURATION":
        return {"duration": str((content // datetime.timedelta(microseconds=1)) * 1000)}
    if kind.startswith("LIST"):
        return {"list": [notation(item) for item in content]}
    if kind.startswith("MAP"):
        return {"map": [[key_notation(key), notation(item)] for key, item in content.items()]}
    if kind == "TYPE":
        return {"type": str(content.name())}
    return {"null": True} if kind == "NULL" else {kind.lower(): content}


def key_notation(key):
    """Keys are plain values; int and uint look the same."""
    if isinstance(key, bool):
        return {"bool": key}
    return {"int": str(key)} if isinstance(key, int) else {"string": key}


def normal(value):
    """What is left when map order, the type of number keys, names of types and nanoseconds are put aside."""
    (kind, content), = value.items()
    if kind == "list":
        return {kind: [normal(item) for item in content]}
    if kind == "map":
        entries = []
        for key, item in content:
            (name, text), = key.items()
            entries.append([[name.replace("uint", "int"), text], normal(item)])
        return {kind: sorted(entries, key=json.dumps)}
    if kind == "timestamp":
        seconds, nanoseconds = content.split()
        return {kind: f"{seconds} {int(nanoseconds) // 1000}"}
    if kind == "duration":
        return {kind: str(int(content) // 1000)}
    if kind == "type":
        name = content.split("<")[0]
        return {kind: TYPE_NAMES.get(name, name)}
    return value


TYPE_NAMES = {
    "INT": "int", "UINT": "uint", "DOUBLE": "double", "STRING": "string", "BYTES": "bytes", "BOOL": "bool",
    "NULL": "null_type", "LIST": "list", "MAP": "map", "TYPE": "type", "optional_type": "optional_type",
    "TIMESTAMP": "google.protobuf.Timestamp", "DURATION": "google.protobuf.Duration",
}


def type_text(name):
    """The peer's name of a type as choreoc writes it."""
    name = name.replace("LIST<", "list(").replace("MAP<", "map(").replace("TYPE<", "type(").replace(">", ")")
    name = name.replace("optional_type<", "optional_type(")
    return re.sub(r"\b[A-Z]+\b", lambda match: match.group().lower(), name)


def outcome(environment, expression, data):
    """What the peer makes of an expression, and the type that it deduces, None if it refuses."""
    try:
        program = environment.compile(expression)
    except Exception as error:
        return {"refused": str(error)}, None
    deduced = type_text(program.return_type().name())
    try:
        return notation(program.eval(data=data)), deduced
    except Exception as error:
        return {"error": str(error)}, deduced


def ours(row):
    """What choreoc made of a row."""
    if row.get("phase") == "evaluate":
        return {"error": row["message"]}
    return {"refused": row["message"]} if "phase" in row else row["value"]


def compare(row, environment):
    """The two results, if they differ; None if they do not."""
    data = {name: python(value) for name, value in row["variables"].items()}
    theirs, deduced = outcome(environment, row["expression"], data)
    mine = ours(row)
    kinds = [next(iter(side)) for side in (mine, theirs)]
    if kinds == ["refused", "refused"]:
        return None
    if kinds != ["error", "error"] and ({"error", "refused"} & set(kinds) or normal(mine) != normal(theirs)):
        return {"ours": mine, "theirs": theirs}
    if row["type"] != deduced:
        return {"ours": {"deduced": row["type"]}, "theirs": {"deduced": deduced}}
    return None


def serve():
    """The process of the peer: a row a line comes in, what differs goes out, or null."""
    sides = None
    for line in sys.stdin:
        row = json.loads(line)
        if sides is None:
            sides = environments(sorted(row["variables"]))
        print(json.dumps(compare(row, sides[row["typed"]]), default=str), flush=True)


class Peer:
    """The peer in a process of its own, started again when it has crashed."""

    def __init__(self):
        self.process = None
        self.crashes = []  # (row, status) of what crashes a new process too
        self.lost = 0  # crashes of a process that a new one did not repeat with the same row

    def ask(self, lines):
        """The answers up to a crash, and the signal of the crash if there was one."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self.process.stdin.write(b"".join(lines))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        answers = []
        for _ in lines:
            answer = self.process.stdout.readline()
            if not answer.endswith(b"\n"):
                status, self.process = self.process.wait(), None
                if status >= 0:
                    sys.exit(f"the process of the peer ended with status {status}")
                return answers, -status
            answers.append(json.loads(answer))
        return answers, None

    def compare(self, lines):
        """Each row with the two results where they differ, and None where they do not."""
        results, tried = [], False
        while lines:
            answers, signal = self.ask(lines)
            results += zip(map(json.loads, lines), answers)
            tried = tried and not answers
            lines = lines[len(answers):]
            if signal and tried:
                row = json.loads(lines.pop(0))
                self.crashes.append((row, signal))
                results.append((row, None))
                self.lost -= 1
            elif signal:
                self.lost += 1
            tried = bool(signal) and not tried
        return results


if __name__ == "__main__":
    serve()
