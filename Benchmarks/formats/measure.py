"""Runs each reader by turns and prints median seconds, peak memory and their ratios to ours as a
Markdown table.

measure.py PARINDEX FOLDER [ROUNDS]
"""

import importlib.metadata
import json
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0:
        sys.exit(f"{command} failed")
    cells = json.loads(output)
    return (time.monotonic() - start, usage.ru_maxrss / 1024,
            cells["cells"] if isinstance(cells, dict) else cells)


def main():
    parindex, folder = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    packages = ("python-calamine", "polars", "fastexcel")
    print(f"Python {sys.version.split()[0]}, "
          + ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
          + f"; {rounds} rounds\n")
    print("| file | reader | s | ÷ ours | peak MiB | ÷ ours | cells |\n|---|---|---:|---:|---:|---:|---:|")
    for file, others in [("table.xlsx", ["calamine", "polars"]), ("table.ods", ["calamine"]),
                         ("table.fods", [])]:
        path = f"{folder}/{file}"
        commands = {"parindex": [parindex, "cells", "--count", path]}
        for other in others:
            commands[other] = [sys.executable, f"{HERE}/others.py", other, path]
        results = {name: [] for name in commands}
        for command in commands.values():
            run(command)
        for _ in range(rounds):
            for name, command in commands.items():
                results[name].append(run(command))
        ours = [statistics.median(r[i] for r in results["parindex"]) for i in (0, 1)]
        size = f"{file}, {os.path.getsize(path) / 2**20:.1f} MiB"
        for name, runs in results.items():
            seconds, memory = [statistics.median(r[i] for r in runs) for i in (0, 1)]
            print(f"| {size} | {name} | {seconds:.2f} | {seconds / ours[0]:.2f} | {memory:.1f} | "
                  f"{memory / ours[1]:.2f} | {runs[0][2]:,} |", flush=True)


main()
