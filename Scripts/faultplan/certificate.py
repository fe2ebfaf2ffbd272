"""Drives the cases, two at a time, and counts what came of them."""
import collections, dataclasses, sys, threading, time, typing


@dataclasses.dataclass
class Case:
    """One fault to try: its kind, its name, and what gives the broken invariants."""
    kind: str
    name: str
    check: typing.Callable


class Certificate:
    """What was tried and what did not hold."""

    def __init__(self):
        self.began = time.monotonic()
        self.tried, self.possible = collections.Counter(), collections.Counter()
        self.seconds, self.caught = collections.Counter(), {}
        self.violations, self.is_stopped = [], False

    def stop(self, *_):
        """Ends the driving after the cases that are on; what was tried is still certified."""
        self.is_stopped = True

    def drive(self, cases, jobs, until=None, quiet=False, enough=None):
        """Tries cases until there are no more, the time is up or enough violations were found,
        which are given back."""
        lock, source, found = threading.Lock(), iter(cases), []

        def work():
            while (not self.is_stopped and (until is None or time.monotonic() < until)
                   and (enough is None or len(found) < enough)):
                try:
                    with lock:
                        case = next(source, None)
                except BaseException as error:  # What makes the cases broke down.
                    found.append(f"the plan broke down: {type(error).__name__}: {error}")
                    print(found[-1], flush=True)
                    return
                if case is None:
                    return
                began = time.monotonic()
                try:
                    faults = case.check()
                except Exception as error:  # A case that breaks down is no pass.
                    faults = [f"the case broke down: {type(error).__name__}: {error}"]
                with lock:
                    self.tried[case.kind] += 1
                    self.seconds[case.kind] += time.monotonic() - began
                    found.extend(f"{case.name}: {fault}" for fault in faults)
                    if not quiet:
                        if (count := sum(self.tried.values())) % 500 == 0:
                            print(f"… {count} cases, {len(found)} violations, "
                                  f"{time.monotonic() - self.began:.0f} s", file=sys.stderr)
                        for fault in faults:
                            print(f"{case.name}: {fault}", flush=True)
        threads = [threading.Thread(target=work) for _ in range(jobs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not quiet:
            self.violations += found
        return found

    def lines(self, seed, build, machine):
        """The certificate itself."""
        for kind, count in self.tried.items():
            share = f" of {self.possible[kind]}" if self.possible[kind] > count else ""
            average = 1000 * self.seconds[kind] / count
            yield f"{kind:22} {count:6}{share}  ({average:.0f} ms each)"
        if self.caught:
            caught = sum(1 for n, _ in self.caught.values() if n)
            yield f"negative controls caught {caught} of {len(self.caught)}: " + ", ".join(
                f"{name} in {n} of {tried} cases" for name, (n, tried) in self.caught.items())
        yield (f"seed {seed}, {len(self.violations)} violations, "
               f"{time.monotonic() - self.began:.0f} s; build {build}; {machine}")
