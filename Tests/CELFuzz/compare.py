"""Compares choreoc's CEL with PyPI cel-expr-python, the C++ implementation, on generated expressions.

compare.py CEL-FUZZ [COUNT] [SEED] [--show N]: exit status 1 if a difference is not explained by the table of
differences.py. A difference that no rule explains as it stands is traced back: the smallest parts of the expression that
differ when they are evaluated alone must each be explained. The peer is a development dependency only (install-peer);
expressions that make it crash are counted and printed, and compared with nothing.
"""

import collections
import itertools
import json
import re
import subprocess
import sys

from differences import EXPLAINED, HIDDEN, Case, explain
from fragments import fragments, inlined, renamed
from peer import Peer


class Choreoc:
    """cel-fuzz as a process that evaluates parts of expressions with the inputs of a row."""

    def __init__(self, program, seed):
        self.process = subprocess.Popen(
            [program, "evaluate", str(seed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.known = collections.OrderedDict()

    def lines(self, index, expressions):
        """The rows as they come, bytes of a line each."""
        self.process.stdin.write("".join(f"{index}\t{expression}\n" for expression in expressions).encode())
        self.process.stdin.flush()
        return [self.process.stdout.readline() for _ in expressions]

    def row(self, index, expression):
        key = (index, expression)
        if key not in self.known:
            if len(self.known) > 100:
                self.known.popitem(last=False)
            self.known[key] = json.loads(self.lines(index, [expression])[0])
        return self.known[key]


class Comparison:
    def __init__(self, program, seed):
        self.choreoc = Choreoc(program, seed)
        self.peer = Peer()

    def case(self, row, answer):
        return answer and Case(row, answer, self.choreoc.row)

    def cases(self, index, expressions):
        """What differs of some expressions with the inputs of a row, in order; None where nothing does."""
        return [self.case(row, answer) for row, answer in self.peer.compare(self.choreoc.lines(index, expressions))]

    def unwrapped(self, case):
        """What differs when an optional, which the peer's binding cannot give back, is put into a list."""
        if "Unable to convert function return value" not in case.peer or not {"optional", "none"} & {*case.ours}:
            return case
        wrapped, = self.cases(case.row["index"], [f"[?{case.expression}]"])
        if wrapped:
            wrapped.expression = case.expression
        return wrapped

    def reasons(self, case):
        """The names of the rules that explain a difference; empty if one of its causes is not explained."""
        name = explain(case)
        if name:
            return [name]
        index, causes, names = case.row["index"], [], set()
        other = inlined(renamed(case.expression))
        if other != case.expression and self.cases(index, [other]) == [None]:
            return [BOUND]
        parts = fragments(case.expression)
        while parts:
            some, parts = parts[:12], parts[12:]
            for part, found in zip(some, self.cases(index, [source for _, _, source in some])):
                found = found and not any(holds(part, cause) for cause in causes) and self.unwrapped(found)
                if not found:
                    continue
                name = explain(found)
                if name == HIDDEN:
                    continue
                if name is None:
                    return []
                causes.append(part)
                names.add(name)
            parts = [part for part in parts if not any(holds(part, cause) for cause in causes)]
        return sorted(names)


BOUND = "names that are bound"
TRACED = [(BOUND, "cel-cpp mixes up variables of several macros where cel.bind is one (it reads the value late, out of a "
           "place that is used again); it agrees when the value is written in the places of the name")]


def holds(part, cause):
    """Whether a part of an expression has another in it, and so may differ for its reason."""
    return part[0] <= cause[0] and cause[1] <= part[1] or cause[2] in part[2]


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    shown = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 20
    comparison = Comparison(program, seed)
    explained, traced, unexplained = collections.Counter(), collections.Counter(), []
    totals, agreed, optionals = collections.Counter(), 0, 0
    source = subprocess.Popen([program, "generate", str(count), str(seed)], stdout=subprocess.PIPE)
    # Few at a time, so that neither side waits for the other with a full pipe.
    batches = iter(lambda: list(itertools.islice(source.stdout, 16)), [])
    for row, answer in itertools.chain.from_iterable(map(comparison.peer.compare, batches)):
        totals[row.get("phase", "value")] += 1
        case = comparison.case(row, answer)
        if case and (wrapped := comparison.unwrapped(case)) is not case:
            optionals += 1
            case = wrapped
        if case is None:
            agreed += 1
            continue
        names = comparison.reasons(case)
        for name in names:
            (explained if explain(case) else traced)[name] += 1
        if not names:
            unexplained.append((row, case))
    if source.wait() != 0:
        print(f"{program} failed with status {source.returncode}")
        sys.exit(1)
    crashes = [(row, signal) for row, signal in comparison.peer.crashes if row["index"] is not None]
    print(f"{sum(totals.values())} expressions, seed {seed}: " + ", ".join(
        f"{number} {name}" for name, number in sorted(totals.items())))
    print(f"{agreed:8} agree, {optionals} of all compared as an item of a list, since they are optionals")
    print("explained, and in parts of expressions:")
    for name, reason in [rule[:2] for rule in EXPLAINED] + TRACED:
        print(f"{explained[name]:8} {traced[name]:6} {name}: {reason}")
    print(f"{len(crashes):8} times the peer crashed; what crashes it is not compared")
    if comparison.peer.lost:
        print(f"{comparison.peer.lost:8} compared by a new process: the peer crashed, and did not crash again")
    print(f"{len(unexplained):8} not explained")
    for row, signal in sorted(crashes, key=lambda pair: len(pair[0]["expression"]))[:shown]:
        print(f"\n{row['index']} crashes the peer with signal {signal}: {row['expression']}")
    for row, case in sorted(unexplained, key=lambda pair: len(pair[0]["expression"]))[:shown]:
        print(f"\n{row['index']} {'typed' if row['typed'] else 'dyn'}: {row['expression']}")
        used = {name: value for name, value in row["variables"].items() if re.search(rf"\b{name}\b", row["expression"])}
        print(f"    with {json.dumps(used, ensure_ascii=False)}")
        print(f"    choreoc {json.dumps(case.ours, ensure_ascii=False)}")
        print(f"    peer    {json.dumps(case.theirs, ensure_ascii=False)}")
    sys.exit(1 if unexplained else 0)


main()
