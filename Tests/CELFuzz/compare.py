"""Compares choreoc's CEL with PyPI cel-expr-python, the C++ implementation, on generated expressions.

compare.py CEL-FUZZ [COUNT] [SEED] [--show N]: exit status 1 if a difference is not explained by the table below. The peer
is a development dependency only (install-peer). It runs in a process of its own (compare.py --peer), for some expressions
make it crash: these are counted and printed, and compared with nothing.
"""

import base64
import collections
import datetime
import itertools
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
        return {kind: TYPE_NAMES.get(content, content)}
    return value


TYPE_NAMES = {
    "INT": "int", "UINT": "uint", "DOUBLE": "double", "STRING": "string", "BYTES": "bytes", "BOOL": "bool",
    "NULL": "null_type", "LIST": "list", "LIST<DYN>": "list", "MAP": "map", "MAP<DYN, DYN>": "map", "TYPE": "type",
    "TIMESTAMP": "google.protobuf.Timestamp", "DURATION": "google.protobuf.Duration",
}


def type_text(name):
    """The peer's name of a type as choreoc writes it."""
    name = name.replace("LIST<", "list(").replace("MAP<", "map(").replace("TYPE<", "type(").replace(">", ")")
    name = name.replace("optional_type<", "optional_type(")
    return re.sub(r"\b[A-Z]+\b", lambda match: match.group().lower(), name)


# Differences that are meant: a name, the reason, and how to know one. Everything else is a fault of one of the two.

class Case:
    def __init__(self, row, ours, theirs):
        self.expression = row["expression"]
        self.ours, self.theirs = ours, theirs
        self.message = row.get("message", "")
        self.peer = theirs.get("error", "") or theirs.get("refused", "") or ""

    def either(self, pattern):
        return re.search(pattern, self.message) or re.search(pattern, self.peer)


def parts(text):
    """`map(string, dyn)` as a tree: a name and its parts."""
    name, _, rest = text.partition("(")
    items, depth, start = [], 0, 0
    for index, character in enumerate(rest):
        if character == "(":
            depth += 1
        elif character in ",)":
            if depth == 0:
                items.append(parts(rest[start:index].strip()))
                start = index + 1
            elif character == ")":
                depth -= 1
    return name, items


def agree(ours, theirs):
    """Whether two types are the same but for places where one of them says dyn."""
    if "dyn" in (ours[0], theirs[0]):
        return True
    return ours[0] == theirs[0] and len(ours[1]) == len(theirs[1]) and all(map(agree, ours[1], theirs[1]))


def alike(ours, theirs, leaf):
    """Whether two values, in normal form, differ only in parts of which `leaf` holds."""
    if ours == theirs or leaf(ours, theirs):
        return True
    (kind, content), = ours.items()
    (other, others), = theirs.items()
    if kind != other or kind not in ("list", "map") or len(content) != len(others):
        return False
    if kind == "list":
        return all(alike(one, two, leaf) for one, two in zip(content, others))
    return all(one[0] == two[0] and alike(one[1], two[1], leaf) for one, two in zip(content, others))


def differ_only(case, leaf):
    if {"error", "refused", "deduced"} & {*case.ours, *case.theirs}:
        return False
    return alike(normal(case.ours), normal(case.theirs), leaf)


def reordered(ours, theirs):
    return "list" in ours and "list" in theirs and sorted(ours["list"], key=json.dumps) == sorted(
        theirs["list"], key=json.dumps)


def text(case):
    return json.dumps(case.theirs)


EXPLAINED = [
    ("dyn in literals", "choreoc takes dyn for a type joined with dyn, as cel-go does; the peer keeps the other type",
     lambda case: agree(parts(case.ours["deduced"]), parts(case.theirs["deduced"])) if "deduced" in case.ours else
     "no matching overload" in case.peer and "dyn(" in case.expression and "{" in case.expression),
    ("numbers in texts", "the peer takes blanks around a number and `+` before a uint; choreoc reads as Go does",
     lambda case: re.search(r"is no (int|uint|double)", case.message) and "error" not in case.theirs),
    ("base64", "the peer passes over blanks in base64; choreoc refuses them as Go does",
     lambda case: case.message == "the text is not base64"),
    ("doubles as texts", "the peer writes `inf`, `-nan` and `1e+300`; choreoc as cel-go does",
     lambda case: re.search(r"string\(|%", case.expression) and re.search(
         r"(?i)inf|nan|e[+-]\d\d|696E66|LWluZ|aW5m|bmFu|LW5hb|\.000000", text(case))),
    ("fractions of seconds", "the peer writes 3, 6 or 9 digits of a fraction; choreoc as few as are needed, as Go does",
     lambda case: re.search(r"string\(|%", case.expression) and re.search(
         r"duration\(|timestamp\(|[tr]1", case.expression) and "refused" not in case.ours),
    ("optionals", "the peer's binding cannot give an optional back", lambda case: "Unable to convert" in case.peer),
    ("keys that occur twice", "cel-go lets the later entry win, so choreoc does; the peer refuses",
     lambda case: "duplicate key" in case.peer),
    ("optional entries of type dyn", "cel-go takes `?x` where x is dyn; the peer's checker refuses it",
     lambda case: "expected type 'optional_type(dyn)' but found 'dyn'" in case.peer),
    ("searching behind the end", "cel-go finds nothing behind the end of a text; the peer refuses the offset",
     lambda case: "index out of range" in case.peer and re.search(r"[iI]ndexOf", case.expression)),
    ("substring up to the end", "the peer refuses an end that is the size of a text cut by substring(start, end)",
     lambda case: "<string>.substring(<start>, <end>)" in case.peer),
    ("formats that are known", "cel-go checks a literal format with literal arguments when it compiles, so choreoc does",
     lambda case: "refused" in case.ours and "error" in case.theirs and ".format(" in case.expression),
    ("durations as int", "int(duration) is an overload of cel-go, in nanoseconds; the peer has none",
     lambda case: "int(duration)" in case.peer),
    ("fields of what has none", "has() of a value that is no map is false in cel-go; an error in the peer",
     lambda case: "Applying SELECT" in case.peer or "_?._(" in case.peer),
    ("entries of what has none", "x[?k] of a value that is no list or map is none in cel-go; an error in the peer",
     lambda case: re.search(r"found : _\[\?_\]\((?!list|map)", case.peer)),
    ("bools as int", "int(bool) is no overload of cel-spec or cel-go; the peer's runtime has it, its checker does not",
     lambda case: case.message == "no such overload" and "error" not in case.theirs and re.search(
         r"\bint\(", case.expression)),
    ("splitting nothing", "''.split('') is empty in cel-go, as in Go; the peer gives one empty text",
     lambda case: ".split(" in case.expression and differ_only(
         case, lambda ours, theirs: ours == {"list": []} and theirs == {"list": [{"string": ""}]})),
    ("the order of maps", "maps have no order in CEL, so a list made from one may come in any",
     lambda case: re.search(r"\.(map|filter|transformList)\(", case.expression) and differ_only(case, reordered)),
    ("the last index behind the end", "lastIndexOf from the size of a text on is -1 in cel-go, not in the peer",
     lambda case: re.search(r"\.lastIndexOf\(.*, ", case.expression) and not {"error", "refused", "deduced"} & {
         *case.ours, *case.theirs}),
    ("bytes that are no text", "`%s` writes U+FFFD for bytes that are not UTF-8, as cel-go does; the peer copies them",
     lambda case: "format(" in case.expression and "xff" in case.expression),
    ("members of maps", "what can be no key is in no map in cel-go; an error in the peer",
     lambda case: "No matching overloads found : @in" in case.peer),
    ("the zero of time", "the zero of a timestamp is year 1 in cel-go, 1970 in the peer",
     lambda case: "ofNonZeroValue(" in case.expression and re.search("t1|timestamp", case.expression)),
]


def explain(case):
    for name, _, test in EXPLAINED:
        if test(case):
            return name
    return None


def outcome(environment, row, cache):
    try:
        program = environment.compile(row["expression"])
    except Exception as error:
        return {"refused": str(error)}, None
    deduced = type_text(program.return_type().name())
    try:
        return notation(program.eval(data=cache)), deduced
    except Exception as error:
        return {"error": str(error)}, deduced


def compare(row, environment):
    """What differs, as a Case; None if nothing does."""
    data = {name: python(value) for name, value in row["variables"].items()}
    theirs, deduced = outcome(environment, row, data)
    if row.get("phase") == "evaluate":
        ours = {"error": row["message"]}
    elif "phase" in row:
        ours = {"refused": row["message"]}
    else:
        ours = row["value"]
    case = Case(row, ours, theirs)
    kinds = [next(iter(side)) for side in (ours, theirs)]
    if kinds[0] == kinds[1] and kinds[0] in ("error", "refused"):
        return None
    if "refused" in kinds or "error" in kinds:
        return case
    if normal(ours) != normal(theirs):
        return case
    if row["type"] != deduced:
        case.ours, case.theirs = {"deduced": row["type"]}, {"deduced": deduced}
        return case
    return None


def serve():
    """The process of the peer: a row a line comes in, what differs goes out, or null."""
    sides = None
    for line in sys.stdin:
        row = json.loads(line)
        if sides is None:
            sides = environments(sorted(row["variables"]))
        case = compare(row, sides[row["typed"]])
        print(json.dumps(case and {"ours": case.ours, "theirs": case.theirs}, default=str), flush=True)


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
                [sys.executable, __file__, "--peer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
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
        """Each row with its Case, or None where nothing differs."""
        results, tried = [], False
        while lines:
            answers, signal = self.ask(lines)
            for line, answer in zip(lines, answers):
                row = json.loads(line)
                results.append((row, answer and Case(row, answer["ours"], answer["theirs"])))
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


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    shown = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 20
    explained, unexplained = collections.Counter(), []
    totals = collections.Counter()
    source = subprocess.Popen([program, "generate", str(count), str(seed)], stdout=subprocess.PIPE)
    peer = Peer()
    # Few at a time, so that neither side waits for the other with a full pipe.
    for row, case in itertools.chain.from_iterable(
            map(peer.compare, iter(lambda: list(itertools.islice(source.stdout, 16)), []))):
        totals[row.get("phase", "value")] += 1
        if case is None:
            continue
        name = explain(case)
        if name:
            explained[name] += 1
        else:
            unexplained.append((row, case))
    if source.wait() != 0:
        print(f"{program} failed with status {source.returncode}")
        sys.exit(1)
    print(f"{sum(totals.values())} expressions, seed {seed}: " + ", ".join(
        f"{number} {name}" for name, number in sorted(totals.items())))
    for name, reason, _ in EXPLAINED:
        print(f"{explained[name]:8} {name}: {reason}")
    print(f"{len(peer.crashes):8} not compared: the peer crashes")
    if peer.lost:
        print(f"{peer.lost:8} compared by a new process: the peer crashed, and did not crash again")
    print(f"{len(unexplained):8} not explained")
    for row, signal in sorted(peer.crashes, key=lambda pair: len(pair[0]["expression"]))[:shown]:
        print(f"\n{row['index']} crashes the peer with signal {signal}: {row['expression']}")
    for row, case in sorted(unexplained, key=lambda pair: len(pair[0]["expression"]))[:shown]:
        print(f"\n{row['index']} {'typed' if row['typed'] else 'dyn'}: {row['expression']}")
        used = {name: value for name, value in row["variables"].items() if re.search(rf"\b{name}\b", row["expression"])}
        print(f"    with {json.dumps(used, ensure_ascii=False)}")
        print(f"    choreoc {json.dumps(case.ours, ensure_ascii=False)}")
        print(f"    peer    {json.dumps(case.theirs, ensure_ascii=False)}")
    sys.exit(1 if unexplained else 0)


if "--peer" in sys.argv:
    serve()
else:
    main()
