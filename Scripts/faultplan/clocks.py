"""T9: clocks that change, are wrong, or are set while the runner waits or works. What was due is
worked out here anew, from the zone's rules as Python knows them."""
import datetime, random, shutil, zoneinfo

from nights.small_round import clock_library, edit, last_line, set_schedule

from . import invariants
from .bench import EFFORT, ROUND, tree
from .certificate import Case
from .scenarios import RUN

UTC = datetime.timezone.utc
HOUR, DAY = 3600, 86400


def moment(text):
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


# Name → zone, the middle of the night, and by how much somebody then sets the clock. A round of
# this program is never before 2023, so a clock of 1970 is refused and not lived through.
NIGHTS = {
    "a gap": ("Europe/Berlin", moment("2024-03-31T01:00"), 0),
    "an hour twice": ("Europe/Berlin", moment("2024-10-27T01:00"), 0),
    "half an hour's gap": ("Australia/Lord_Howe", moment("2024-10-05T15:30"), 0),
    "half an hour twice": ("Australia/Lord_Howe", moment("2024-04-06T15:00"), 0),
    "a zone that changes for good": ("Asia/Almaty", moment("2024-02-29T19:00"), 0),
    "the end of 32 bits": ("Asia/Ho_Chi_Minh", moment("2038-01-19T03:14"), 0),
    "a day back": ("Asia/Ho_Chi_Minh", moment("2024-01-05T20:00"), -DAY),
    "a day forth": ("Asia/Ho_Chi_Minh", moment("2024-01-05T20:00"), DAY),
    "an hour back": ("Asia/Ho_Chi_Minh", moment("2024-01-05T20:00"), -HOUR),
    "an hour forth": ("Asia/Ho_Chi_Minh", moment("2024-01-05T20:00"), HOUR),
    "1970": ("Asia/Ho_Chi_Minh", moment("2024-01-05T20:00"), -moment("2024-01-05T19:00")),
    "an hour back over a gap": ("Europe/Berlin", moment("2024-03-31T01:30"), -HOUR)}


def due_times(zone, after, through):
    """When "*/15 * * * *" is due: each wall-clock minute once, a minute that is leapt over at the
    first moment after the leap, one that comes twice the first time."""
    zone, found, last = zoneinfo.ZoneInfo(zone), set(), None
    # From a day before on, so that what the clock showed for the first time then is known.
    seen = set()
    for second in range((after - DAY) // 60 * 60, through + 1, 60):
        shown = datetime.datetime.fromtimestamp(second, zone).replace(tzinfo=None)
        minutes = [shown]
        if last and shown - last > datetime.timedelta(minutes=1):
            leap = int((shown - last).total_seconds()) // 60
            minutes = [last + datetime.timedelta(minutes=n) for n in range(1, leap + 1)]
        for minute in minutes:
            if minute not in seen:
                seen.add(minute)
                if minute.minute % 15 == 0 and after < second <= through:
                    found.add(second)
        last = shown
    return found


class Night:
    """Ticks every few minutes through six hours, by a clock of its own."""

    def __init__(self, bench, clock, work, name, seed):
        self.bench, self.clock, self.work = bench, clock, work
        self.zone, self.middle, self.step = NIGHTS[name]
        self.chance = random.Random(f"{name} {seed}")
        self.real = int(datetime.datetime.now(UTC).timestamp())
        self.now, self.set_by, self.faults = self.middle - 3 * HOUR, 0, []
        self.define()

    def run(self, command):
        """Runs the program at the night's moment."""
        passed = int(datetime.datetime.now(UTC).timestamp()) - self.real
        environment = dict(
            self.bench.environment, LD_PRELOAD=self.clock, CLOCK_STEP=str(self.set_by),
            CLOCK_SHIFT=str(self.now - self.real - passed))
        return self.bench.run(self.work, command, environment=environment)

    def tick(self):
        ended = self.run(["tick"] + EFFORT)
        last = last_line(ended)
        if ended.returncode == 0:
            return True
        if self.set_by >= 0 or ended.returncode != 74 or "clock" not in last:
            self.faults.append(f"I11: a tick ended with {ended.returncode}: {last[-200:]}")
        return False

    def live(self):
        """Until the middle, past it, and what a person says when the clock is not believed."""
        refused = 0
        while self.now < self.middle + 3 * HOUR:
            if self.now >= self.middle:
                self.set_by = self.step
            if not self.tick():
                refused += 1
                if refused == 3:
                    self.trust()
            self.now += self.chance.randint(3, 12) * 60
        if self.step < 0 and not refused:
            self.faults.append("I9: a clock that was set back was believed")
        return self.faults + self.ledger_faults()

    def trust(self):
        """Somebody sets the clock right again where it was wrong, and says so."""
        if self.step < -DAY:
            self.set_by = self.step = 0
        ended = self.run(["schedule", "trust-clock", "--reason", "fault run"])
        if ended.returncode:
            self.faults.append(f"I11: trust-clock: {ended.stderr[-200:]}")

    def define(self):
        set_schedule(self.work, "*/15 * * * *")
        edit(f"{self.work}/Pipelines/{ROUND}/pipeline.yaml", r"time_zone: .*",
             f"time_zone: {self.zone}")

    def ledger_faults(self):
        """I9: in every stretch in which the clock was believed each due time has one end."""
        faults = []
        with invariants.database(self.work) as connection:
            eras = connection.execute("SELECT id, began_at FROM clock_era ORDER BY id").fetchall()
            through = connection.execute("SELECT decided_through FROM clock").fetchone()[0]
            rows = connection.execute("SELECT era, due_at, decision, run_id FROM occurrence"
                                      " ORDER BY decided_at, due_at").fetchall()
        for number, (era, began) in enumerate(eras):
            own = [row for row in rows if row[0] == era]
            end = through if number == len(eras) - 1 else max([row[1] for row in own] + [began])
            expected = due_times(self.zone, began, end)
            times = [row[1] for row in own]
            if len(times) != len(set(times)):
                faults.append(f"I9: era {era}: a due time was decided twice")
            if set(times) != expected:
                odd = sorted(set(times) ^ expected)
                faults.append(f"I9: era {era}: lost or invented: " + ", ".join(
                    datetime.datetime.fromtimestamp(time, UTC).isoformat() for time in odd[:4]))
        runs = [row[3] for row in rows if row[3] is not None]
        if len(runs) != len(set(runs)) or not runs:
            faults.append(f"I9: {len(runs)} due times ran, in {len(set(runs))} runs")
        if any(row[2] in ("started", "interrupted") for row in rows):
            faults.append("I9: a due time without an end")
        return faults


def nights(bench, scenarios, clock, seeds):
    """Nights on which the clock changes; the standings are those of a run by hand."""
    def check(name, seed):
        with bench.copy(scenarios["first"].base) as work:
            night = Night(bench, clock, work, name, seed)
            bench.run(work, RUN)
            right = tree(f"{work}/Outbox")
            for folder in ("Outbox", "Checkpoints"):
                shutil.rmtree(f"{work}/{folder}")
            faults = night.live()
            if tree(f"{work}/Outbox") != right:
                faults.append("I5: the Outbox is not that of a run by hand")
            return faults
    return [Case("nights with a clock that changes", f"{name}, {seed}",
                 lambda name=name, seed=seed: check(name, seed))
            for name in NIGHTS for seed in seeds]


def steps(bench, scenarios, clock):
    """The clock is set while a run is on, at each of its questions."""
    def check(scenario, step, after):
        with bench.copy(scenario.base) as work:
            ended = bench.run(work, RUN, environment=dict(
                bench.environment, LD_PRELOAD=clock, CLOCK_STEP=str(step),
                CLOCK_STEP_AFTER=str(after)))
            faults = [] if ended.returncode == 0 else [
                f"I11: ended with {ended.returncode}: {ended.stderr[-300:]}"]
            return faults + invariants.after_recovery(bench, scenario, work)
    return [Case("runs in which the clock is set",
                 f"{name}: {step:+} s after {after} questions",
                 lambda name=name, step=step, after=after: check(scenarios[name], step, after))
            for name in ("first", "second") for step in (-DAY, DAY, -HOUR, HOUR)
            for after in range(1, 40, 3)]


def cases(bench, scenarios, seeds):
    clock = clock_library(bench.base)
    return nights(bench, scenarios, clock, seeds) + steps(bench, scenarios, clock)
