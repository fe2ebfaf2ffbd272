"""Runs each reader by turns and prints median seconds, peak memory and their ratios to ours.

measure.py PARINDEX FOLDER [ROUNDS]
"""

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
    for file, others in [("table.xlsx", ["calamine", "polars"]), ("table.ods", ["calamine"])]:
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
        print(f"{file}, {os.path.getsize(path) / 2**20:.1f} MiB, {rounds} rounds")
        for name, runs in results.items():
            seconds, memory = [statistics.median(r[i] for r in runs) for i in (0, 1)]
            print(f"  {name:9} {seconds:6.2f} s  x{seconds / ours[0]:5.2f}   {memory:7.1f} MiB"
                  f"  x{memory / ours[1]:6.2f}   {runs[0][2]} cells")


main()
