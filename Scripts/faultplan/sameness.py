"""T20: what may not matter does not: another build of the same sources, the number of threads, the
order in which files lie in a folder, locale, zone, umask, and where Swift's hashes begin."""
import os, random, shutil

from nights.small_round import ROOT, differing, drop, release_build

from .bench import files
from .certificate import Case

VARIETY = {
    "TZ": ["UTC", "Asia/Ho_Chi_Minh", "America/St_Johns", "Australia/Lord_Howe"],
    "LC_ALL": ["C", "C.UTF-8", "vi_VN.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"],
    "LANG": ["C", "vi_VN.UTF-8", "ar_EG.UTF-8"],
    "SWIFT_DETERMINISTIC_HASHING": [None, "1"]}


def build():
    """The program without the optimizer."""
    return release_build("--scratch-path", f"{ROOT}/.build/unoptimized", "-Xswiftc", "-Onone")


def contents(folder):
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            with open(f"{base}/{name}", "rb") as file:
                found[os.path.relpath(f"{base}/{name}", folder)] = file.read()
    return found


def cases(bench, scenarios, programs, seeds):
    """Two generations, the second after resubmissions, each time otherwise."""
    inboxes = [contents(f"{scenarios[name].base}/Inbox") for name in ("first", "second")]

    def publish(work, program, chance):
        environment = dict(bench.environment)
        for name, values in VARIETY.items():
            value = chance.choice(values)
            environment.pop(name, None)
            if value:
                environment[name] = value
        for inbox in inboxes:
            shutil.rmtree(f"{work}/Inbox", ignore_errors=True)
            # A folder in memory lists its files by when they were made.
            drop(work, dict(chance.sample(sorted(inbox.items()), len(inbox))))
            ended = bench.run(
                work, ["run", "--settle", "0", "--workers", str(chance.randint(1, 6))],
                program, environment, umask=chance.choice([0o000, 0o022, 0o077]))
            if ended.returncode:
                raise RuntimeError(ended.stderr[-300:])
        return files(f"{work}/Outbox")

    with bench.copy(scenarios["second"].base) as work:
        if bench.run(work, scenarios["second"].command).returncode:
            raise SystemExit("determinism: the second run failed")
        right = files(f"{work}/Outbox")

    def check(seed):
        chance = random.Random(f"sameness {seed}")
        with bench.copy(scenarios["first"].base) as work:
            found = publish(work, programs[seed % len(programs)], chance)
            return [] if found == right else [f"I5: otherwise than before: {differing(found, right)}"]
    return [Case("runs in other surroundings", f"surroundings {seed}",
                 lambda seed=seed: check(seed)) for seed in seeds]
