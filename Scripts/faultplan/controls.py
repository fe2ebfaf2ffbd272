"""T5: builds that are broken on purpose. Each must be caught, or the suite shows nothing."""
import os, random

from nights.small_round import ROOT, release_build

from . import powerloss
from .bench import Bench
from .certificate import Certificate
from .points import Points
from .scenarios import Scenarios

# What is broken → how it is to be caught.
CONTROLS = {"no-fsync": "power loss", "done-before-rows": "kills", "in-place": "kills",
            "shown-first": "kills", "visible-first": "kills"}


def build():
    """The program with the harm in it, in a folder of its own."""
    return release_build(
        "--scratch-path", f"{ROOT}/.build/controls", "-Xswiftc", "-DPARINDEX_FAULTS")


def attempt(control, program, base, jobs, seed):
    """How many cases caught a control, and how many were tried."""
    bench = Bench(program, f"{base}/{control}", jobs)
    bench.environment["PARINDEX_CONTROL"] = control
    scenarios, chance = Scenarios(bench, program), random.Random(seed)
    points, tried = Points(bench, scenarios), Certificate()
    if CONTROLS[control] == "power loss":
        cases = powerloss.cases(bench, scenarios["second"], chance, 0.1)
    else:
        cases = points.kills("second")
        chance.shuffle(cases)
    found = tried.drive(cases, jobs, quiet=True, enough=10)
    return len({line.split(": I")[0] for line in found}), sum(tried.tried.values())


def attempt_all(program, base, jobs, seed):
    """Tries every control and says at once how often it was caught."""
    caught = {}
    for control in CONTROLS:
        os.makedirs(f"{base}/{control}")
        caught[control] = attempt(control, program, base, jobs, seed)
        print(f"negative control {control}: caught in {caught[control][0]} of "
              f"{caught[control][1]} cases" if caught[control][0]
              else f"negative control {control}: NOT CAUGHT", flush=True)
    return caught
