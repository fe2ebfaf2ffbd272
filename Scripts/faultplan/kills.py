"""T3: several kills one after the other, so that some strike the recovery from those before."""
import random

from . import invariants
from .certificate import Case
from .points import seen


def repeated(bench, points, name, seed):
    """Three to ten kills at random points, then the recovery."""
    def check():
        scenario, chance = points.scenarios[name], random.Random(f"{name} {seed}")
        places = [point for point in points[name] if point.is_change]
        with bench.copy(scenario.base) as work:
            faults = []
            for _ in range(chance.randint(3, 10)):
                point = chance.choice(places)
                bench.killed(work, scenario.command, point.call, point.number)
                faults += seen(scenario, work)
            return faults + invariants.after_recovery(bench, scenario, work)
    return Case("seeds of kills", f"{name}: seed {seed}", check)
