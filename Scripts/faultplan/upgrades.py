"""T18: the program is replaced in the middle of a round. The newer one is made of the same sources
with every stage's version raised and a migration of its own, so that it has all there is to do."""
import os, shutil

from nights.small_round import ROOT, edit, last_line, release_build, tree

from . import sequel
from .bench import Bench
from .certificate import Case
from .points import Points
from .scenarios import RUN, Scenarios

MIGRATION = """    migrator.registerMigration("999-newer") { db in
      try db.execute(sql: "ALTER TABLE run ADD COLUMN newer TEXT")
      try db.execute(sql: "CREATE TABLE newer (id INTEGER PRIMARY KEY, output_hash TEXT) STRICT")
      try db.execute(sql: "INSERT INTO newer SELECT id, output_hash FROM attempt")
    }
    return migrator
"""


def build():
    """The newer program, from a copy of the sources."""
    copy = f"{ROOT}/.build/newer-sources"
    shutil.rmtree(copy, ignore_errors=True)
    os.makedirs(f"{copy}/Scripts")
    for name in ("Sources", "Tests"):
        shutil.copytree(f"{ROOT}/{name}", f"{copy}/{name}")
    for name in ("Package.swift", "Scripts/build"):
        shutil.copy(f"{ROOT}/{name}", f"{copy}/{name}")
    raised = 0
    for base, _, names in os.walk(f"{copy}/Sources/Stages"):
        for name in names:
            raised += edit(f"{base}/{name}", r"(public static let version = )(\d+)",
                           lambda match: match[1] + str(int(match[2]) + 1))
    added = edit(f"{copy}/Sources/Checkpoints/Schema.swift", r"    return migrator\n",
                 lambda _: MIGRATION)
    if (raised, added) != (6, 1):
        raise SystemExit(f"upgrades: {raised} stages and {added} migrations instead of 6 and 1")
    return release_build("--scratch-path", f"{ROOT}/.build/newer", at=copy)


def cases(points, newer):
    """All of them: the older program killed, the newer one killed, and the older one come back."""
    bench, older = points.bench, points.scenarios
    newer_bench = Bench(newer, f"{bench.base}/newer", bench.jobs)
    scenarios = Scenarios(newer_bench, newer, older)
    with bench.copy(older["first"].base) as work:
        bench.run(work, RUN, newer)
        right = sequel.standings(work)
    kills = Points(newer_bench, scenarios).kills("upgraded")
    for case in kills:
        case.kind = "kills of a newer program"
    return kills + [back(bench, scenarios["upgraded"], newer)] + sequel.cases(
        bench, points, "kills before a newer program", "first", lambda work: None, newer, [right])


def back(bench, upgraded, newer):
    """The older program on the newer one's database: refused in words, nothing changed."""
    def check():
        with bench.copy(upgraded.base) as work:
            bench.run(work, RUN, newer)
            before = tree(work)
            ended = bench.run(work, RUN)
            faults = [] if ended.returncode not in (0, 70) and "newer" in last_line(ended) else [
                f"I11: the older program ended with {ended.returncode}: {last_line(ended)}"]
            if tree(work) != before:
                faults.append("I1: the older program changed something")
            again = bench.run(work, RUN, newer)
            return faults if again.returncode == 0 else faults + [
                f"I11: the newer program then ended with {again.returncode}: {again.stderr[-300:]}"]
    return Case("the older program come back", "upgraded: the older program", check)
