"""Measures PyPI cel-expr-python (the C++ implementation behind a binding) on the expressions of bench/cel.json.

peer.py FILE [SECONDS] [CEL-BENCH]: with the path of the built cel-bench, both are measured in the same run and printed
side by side. Install the peer with `pip install cel-expr-python`; it is a development dependency only.
"""

import json
import subprocess
import sys
import time

from cel_expr_python import cel


def evaluations(expression, activation, seconds):
    best = 0.0
    for _ in range(3):
        count = 0
        start = time.thread_time()
        while time.thread_time() - start < seconds:
            for _ in range(200):
                expression.eval(activation)
            count += 200
        best = max(best, count / (time.thread_time() - start))
    return best


def compile_time(environment, source, seconds):
    best = float("inf")
    for _ in range(3):
        count = 0
        start = time.thread_time()
        while time.thread_time() - start < seconds / 2:
            for _ in range(20):
                environment.compile(source)
            count += 20
        best = min(best, (time.thread_time() - start) / count * 1e6)
    return best


def main():
    path = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 0.3
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    ours = {}
    if len(sys.argv) > 3:
        output = subprocess.run(
            [sys.argv[3], path, str(seconds), "--json"], check=True, capture_output=True, text=True).stdout
        ours = {row["name"]: row for row in map(json.loads, output.splitlines())}
    environment = cel.NewEnv(variables={name: cel.Type.DYN for name in data["variables"]})
    activation = environment.Activation(data["variables"])
    head = f"{'expression':30}{'peer eval/s':>14}{'peer µs':>10}"
    if ours:
        head += f"{'choreoc eval/s':>16}{'two threads':>14}{'scaling':>9}{'µs':>8}{'of peer':>9}{'of cel-go':>11}"
    print(head)
    for row in data["expressions"]:
        expression = environment.compile(row["expr"])
        rate = evaluations(expression, activation, seconds)
        line = f"{row['name']:30}{rate:14.0f}{compile_time(environment, row['expr'], seconds):10.1f}"
        if ours:
            mine = ours[row["name"]]
            one, two = mine["evaluations_per_second"], mine["two_threads"]
            line += f"{one:16.0f}{two:14.0f}{two / one:9.2f}{mine['compile_microseconds']:8.1f}"
            line += f"{one / rate:9.2f}{one / row['cel_go_evaluations_per_second']:11.2f}"
        print(line)


main()
