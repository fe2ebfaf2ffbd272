"""What comes after a kill is not always the same again: files come before the next run, or a newer
program is put in place. Then there is no Outbox of a run without a fault to compare with byte for
byte, and what is left is held to what must be true of every history."""
import hashlib, json, os, shutil

from . import invariants, outbox
from .bench import ROUND, files, tree
from .certificate import Case
from .points import missed, seen
from .scenarios import RUN


def standings(work):
    """What readers learn of points and ranks: the bytes of the data that `latest` leads to."""
    data = files(f"{work}/Outbox/{ROUND}/latest/data")
    return {path: data[path] for path in ("points.csv", "standings.csv") if path in data}


def generations(work):
    """Every generation in Outbox as it lies there, by number."""
    folder = f"{work}/Outbox/{ROUND}/generations"
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return {int(name): tree(f"{folder}/{name}") for name in names if name.isdigit()}


def history_faults(scenario, work, before):
    """I3, I4, I6 and the chain of manifests; `before` is the generation that was shown at the kill,
    with its bytes, or None."""
    faults = invariants.seen_by_readers(work) + invariants.leftovers(work)
    there = generations(work)
    with invariants.database(work) as connection:
        known = invariants.publications(connection)
        faults += invariants.database_faults(connection, scenario)
        faults += invariants.inbox_faults(work, connection)
    visible = sorted(number for number, (_, state) in known.items() if state == "visible")
    if before and (before[0] not in visible or there.get(before[0]) != before[1]):
        faults.append(f"I4: generation {before[0]} was shown, and is forgotten or changed")
    if not visible or outbox.shown(work) != f"generations/{visible[-1]}":
        faults.append(f"I4: {outbox.shown(work)} is shown, and {visible} are known to be")
    previous = None
    for number in visible:
        path = f"{work}/Outbox/{ROUND}/generations/{number}/manifest.json"
        with open(path, "rb") as file:
            content = file.read()
        if json.loads(content).get("previous") != previous:
            faults.append(f"I8: generation {number} does not follow the one before it")
        previous = hashlib.sha256(content).hexdigest()
    return faults


def news(points):
    """Kills after which other files lie in Inbox, of an ordinary run and of an official one."""
    bench, scenarios = points.bench, points.scenarios

    def arrive(work):
        shutil.rmtree(f"{work}/Inbox")
        shutil.copytree(f"{scenarios['second'].base}/Inbox", f"{work}/Inbox")

    def after(name, *commands):
        """The standings after commands on a state of the round with the other files."""
        with bench.copy(scenarios[name].base) as work:
            arrive(work)
            for command in commands:
                bench.run(work, command)
            return standings(work)
    rights = {"first": [after("first", RUN), after("second", RUN)],
              "final": [after("final", RUN), after("final", scenarios["final"].command, RUN)]}
    return [case for name, right in rights.items()
            for case in cases(bench, points, "kills before new files", name, arrive, None, right)]


def cases(bench, points, kind, name, change, program, rights):
    """A kill at every call that changes something, then `change`, then runs of a program.

    `rights` are the standings that may come of it; the second run must find nothing to do.
    """
    scenario = points.scenarios[name]

    def check(point):
        with bench.copy(scenario.base) as work:
            ended = bench.killed(work, scenario.command, point.call, point.number)
            faults = seen(scenario, work) + missed(ended)
            shown = outbox.shown(work)
            before = shown and (int(shown.split("/")[-1]), tree(f"{work}/Outbox/{ROUND}/{shown}"))
            change(work)
            after = bench.run(work, RUN, program)
            if after.returncode:
                return faults + [f"I11: the next run ended with {after.returncode}: "
                                 f"{after.stderr[-300:]}"]
            faults += history_faults(scenario, work, before)
            if standings(work) not in rights:
                faults.append("I5: the standings are not those of a run without a fault")
            settled = tree(f"{work}/Outbox")
            bench.run(work, RUN, program)
            if tree(f"{work}/Outbox") != settled:
                faults.append("I5: a second run changed something")
            return faults
    return [Case(kind, f"{name}: {point.call} {point.number} KILL, then {kind}",
                 lambda point=point: check(point))
            for point in points[name] if point.is_change]
