"""The kinds of damage that Scripts/corruption does to a round."""
import dataclasses, os, random, shutil, sqlite3, zlib
from typing import Callable

from .small_round import ROUND, RUN, drop, make_round, quietly, sample

PAGE = 4096


@dataclasses.dataclass
class Harm:
    """A kind of damage: to which state of the database, how often, and what is expected of it."""
    act: Callable
    weight: int
    state: str = "whole"
    # Whether Outbox is left alone.
    spares_outbox: bool = True
    # Whether what is damaged is never read by a run, so that `verify` must be what finds it.
    hides: bool = False
    # Whether a run must stop.
    must_stop: bool = False
    # Whether something is lost that must be listed.
    loses: bool = False


def database(work, suffix=""):
    return f"{work}/Checkpoints/{ROUND}.sqlite{suffix}"


def truncate_to(work, length, suffix=""):
    os.truncate(database(work, suffix), length)


def flip(path, chance, most):
    """Changes up to `most` bytes of a file."""
    with open(path, "r+b") as file:
        size, count = os.path.getsize(path), chance.randint(1, most)
        for _ in range(count):
            place = chance.randrange(size)
            file.seek(place)
            old = file.read(1)[0]
            file.seek(place)
            file.write(bytes([old ^ chance.randint(1, 255)]))
    return f"{count} bytes"


def flip_database(work, chance, round_):
    return flip(database(work), chance, 100)


def flip_few(work, chance, round_):
    return flip(database(work), chance, 2)


def flip_log(work, chance, round_):
    return flip(database(work, "-wal"), chance, 100)


def lose_page(work, chance, round_):
    """A page of zeros, of another page, or of an older state of the database."""
    with open(database(work), "r+b") as file:
        pages = os.path.getsize(database(work)) // PAGE
        page, how = chance.randrange(pages), chance.choice(["zeros", "another", "older"])
        content = bytes(PAGE)
        if how == "another":
            file.seek(chance.randrange(pages) * PAGE)
            content = file.read(PAGE)
        elif how == "older":
            with open(f"{round_.base}/first/db", "rb") as older:
                older.seek(page * PAGE)
                content = older.read(PAGE) or content
        file.seek(page * PAGE)
        file.write(content)
    return f"page {page} {how}"


def cut(work, chance, round_):
    size = os.path.getsize(database(work))
    length = chance.choice([chance.randrange(size), chance.randrange(size // PAGE) * PAGE, 0, 1])
    truncate_to(work, length)
    return f"cut to {length} of {size}"


def cut_log(work, chance, round_):
    size = os.path.getsize(database(work, "-wal"))
    length = chance.randrange(size)
    truncate_to(work, length, "-wal")
    return f"log cut to {length} of {size}"


def drop_log(work, chance, round_):
    os.remove(database(work, "-wal"))
    return "log gone"


def swap_log(work, chance, round_):
    """The log of the same round at another time, or of another province's round."""
    which = chance.choice(["own", "other"])
    if which == "own":
        shutil.copy(f"{round_.base}/logged/db-wal", database(work, "-wal"))
    else:
        shutil.copy(other_log(round_), database(work, "-wal"))
        if chance.random() < 0.5:
            flip(database(work, "-wal"), chance, 3)
    return f"{which} log"


def other_log(round_):
    """The log of a round with other files, made once."""
    kept = f"{round_.base}/other.wal"
    if not os.path.exists(kept):
        folder = f"{round_.base}/other-{random.random()}"
        make_round(folder, round_.program)
        files = sample(folder, round_.program, 7)
        some = [path for path in sorted(files) if not path.startswith("_")]
        drop(folder, {path: files[path] for path in some[:3]})
        quietly(round_.program, RUN, folder)
        with sqlite3.connect(database(folder)) as reader:
            reader.execute("SELECT count(*) FROM run").fetchone()
            drop(folder, {path: files[path] for path in some[3:6]})
            quietly(round_.program, RUN, folder)
            shutil.copy(database(folder, "-wal"), kept + f".{os.getpid()}")
        reader.close()
        os.rename(kept + f".{os.getpid()}", kept)
    return kept


def old_snapshot(work, chance, round_):
    return "the database of before the second generation"


def old_snapshot_and_loss(work, chance, round_):
    path = chance.choice(round_.second)
    os.remove(f"{work}/Inbox/{path}")
    return f"the same, and {path} is gone from Inbox"


def edit(work, statements):
    """Changes rows behind the program's back, as a stray client would."""
    with sqlite3.connect(database(work)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement, values in statements:
            connection.execute(statement, values)
        for _, sql in triggers:
            connection.execute(sql)
    connection.close()


def rows(work, query):
    with sqlite3.connect(database(work)) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def with_flip(blob, chance):
    place = chance.randrange(len(blob))
    return blob[:place] + bytes([blob[place] ^ chance.randint(1, 255)]) + blob[place + 1:]


def original_changed(work, chance, round_):
    name, data = chance.choice(rows(work, "SELECT name, data FROM sqlar"))
    edit(work, [("UPDATE sqlar SET data = ? WHERE name = ?", (with_flip(data, chance), name))])
    return name


def output_changed(work, chance, round_):
    which, body = chance.choice(rows(
        work, "SELECT attempt_id, body FROM checkpoint JOIN current USING (attempt_id)"
              " WHERE stage IN ('normalize', 'validate', 'score', 'rank')"))
    edit(work, [("UPDATE checkpoint SET body = ? WHERE attempt_id = ?",
                 (with_flip(body, chance), which))])
    return f"output of attempt {which}"


def summary_changed(work, chance, round_):
    """A digit of what later stages go by, in a row that no page checksum guards."""
    column, query = chance.choice([
        ("summary", "SELECT a.id, a.summary FROM attempt a JOIN current ON attempt_id = a.id"
                    " WHERE a.stage IN ('score', 'validate')"),
        ("received_at", "SELECT id, received_at FROM arrival"),
        ("path", "SELECT id, path FROM arrival")])
    which, text = chance.choice(rows(work, query))
    text = str(text)
    digits = [place for place, letter in enumerate(text) if letter.isdigit()] or [0]
    place = chance.choice(digits)
    changed = text[:place] + str((int(text[place]) + 1) % 10 if text[place].isdigit() else 1) \
        + text[place + 1:]
    table = "attempt" if column == "summary" else "arrival"
    edit(work, [(f"UPDATE {table} SET {column} = ? WHERE id = ?",
                 (int(changed) if column == "received_at" else changed, which))])
    return f"{column} of {table} {which}"


def manifest_forgotten(work, chance, round_):
    number, = chance.choice(rows(work, "SELECT generation FROM publication"))
    edit(work, [("UPDATE publication SET manifest_sha256 = ? WHERE generation = ?",
                 ("%064x" % chance.getrandbits(256), number))])
    return f"manifest of generation {number}"


def generation_changed(work, chance, round_):
    """A file of the shown generation is changed, cut, or gone."""
    return spoil(f"{work}/Outbox/{ROUND}/generations/2", chance)


def spoil(folder, chance):
    files = sorted(os.path.join(base, name) for base, _, names in os.walk(folder) for name in names)
    path, how = chance.choice(files), chance.choice(["flipped", "cut", "gone"])
    if how == "flipped":
        flip(path, chance, 5)
    elif how == "cut":
        os.truncate(path, chance.randrange(os.path.getsize(path)))
    else:
        os.remove(path)
    return f"{os.path.basename(path)} {how}"


KINDS = {
    "flip 1-100 bytes": Harm(flip_database, 300),
    "flip 1-2 bytes": Harm(flip_few, 150),
    "flip bytes of the log": Harm(flip_log, 80, state="logged"),
    "lose a page": Harm(lose_page, 100),
    "cut": Harm(cut, 80),
    "cut the log": Harm(cut_log, 40, state="logged"),
    "drop the log": Harm(drop_log, 5, state="logged", must_stop=True),
    "swap the log": Harm(swap_log, 40),
    "old snapshot": Harm(old_snapshot, 5, state="first", must_stop=True),
    "old snapshot and loss": Harm(old_snapshot_and_loss, 5, state="first", must_stop=True,
                                  loses=True),
    "change an original": Harm(original_changed, 40, hides=True),
    "change an output": Harm(output_changed, 50),
    "change a row": Harm(summary_changed, 80, must_stop=True),
    "change a manifest's hash": Harm(manifest_forgotten, 10, must_stop=True),
    "change a generation": Harm(generation_changed, 30, spares_outbox=False),
}
