"""The invariants I1 to I12: what a reader sees at the moment of a fault, and what must hold after
the recovery."""
import contextlib, hashlib, json, os, re, shutil, sqlite3, tempfile, time, zlib

from .bench import ROUND, tree


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def broken_generation(folder):
    """What is wrong with a generation on disk; None when every byte is as its manifest says."""
    try:
        manifest = json.load(open(f"{folder}/manifest.json"))
        for entry in manifest["files"]:
            if sha256(open(f"{folder}/{entry['path']}", "rb").read()) != entry["sha256"]:
                return f"{entry['path']} differs"
    except (OSError, ValueError) as error:
        return str(error)
    return None


@contextlib.contextmanager
def database(work):
    """The database as the next process would find it, read from a copy; None when there is none."""
    path = f"{work}/Checkpoints/{ROUND}.sqlite"
    if not os.path.exists(path):
        yield None
        return
    copy = tempfile.mkdtemp(dir=os.path.dirname(work))
    for suffix in ["", "-wal", "-journal"]:
        if os.path.exists(path + suffix):
            shutil.copy(path + suffix, f"{copy}/db{suffix}")
    connection = sqlite3.connect(f"{copy}/db")
    try:
        yield connection
    finally:
        connection.close()
        shutil.rmtree(copy)


def publications(connection):
    if connection is None or not connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'publication'").fetchone():
        return {}
    return {number: (manifest, state) for number, manifest, state in connection.execute(
        "SELECT generation, manifest_sha256, state FROM publication")}


def seen_by_readers(work, knows=True):
    """Broken promises to readers at the moment of the fault: I4, and what is published is known."""
    faults, outbox = [], f"{work}/Outbox/{ROUND}"
    try:
        with database(work) as connection:
            known = publications(connection)
    except sqlite3.DatabaseError as error:
        return [f"I10: {error}"] if knows else []
    for number, (manifest, state) in known.items():
        folder = f"{outbox}/generations/{number}"
        if state == "visible":
            broken = broken_generation(folder)
            if broken:
                faults.append(f"I4: generation {number} is visible and broken: {broken}")
            elif sha256(open(f"{folder}/manifest.json", "rb").read()) != manifest:
                faults.append(f"I6: generation {number} has another manifest")
    if os.path.lexists(f"{outbox}/latest"):
        number = int(os.readlink(f"{outbox}/latest").split("/")[-1])
        broken = broken_generation(f"{outbox}/latest")
        if broken:
            faults.append(f"I4: latest leads to a broken generation: {broken}")
        elif knows:
            manifest = sha256(open(f"{outbox}/latest/manifest.json", "rb").read())
            if number not in known or known[number][0] != manifest:
                faults.append(f"I4: generation {number} is shown and the database forgot it")
    return faults


def leftovers(work):
    return [f"I12: left behind: {os.path.relpath(base, work)}/{name}"
            for base, folders, names in os.walk(work) for name in folders + names
            if re.search(r"^\.staged|\.new-\d+|\.drill-\d+|\.restored|^\.latest$", name)
            or (base.endswith("/generations") and name.startswith("."))]


def ledger(work):
    """What the database holds, but for numbers and times that a fault may change."""
    with database(work) as connection:
        outputs = [
            (stage, partition, sha256(unmarked(body, encoding)) if stage == "validate" else digest)
            for stage, partition, digest, encoding, body in connection.execute(
                "SELECT a.stage, c.partition, output_hash, encoding, body FROM current c"
                " JOIN attempt a ON a.id = c.attempt_id"
                " LEFT JOIN checkpoint k ON k.attempt_id = c.attempt_id"
                # A manifest names the state of the audit chain, which faults rightly change.
                " WHERE a.stage <> 'publish' OR c.partition LIKE 'receipts/%'")]
        return (tuple(sorted(outputs)), *(tuple(sorted(connection.execute(query))) for query in [
            "SELECT path, sha256, size, received_at FROM arrival",
            "SELECT generation, state FROM publication"]))


def unmarked(body, encoding):
    """An output without the marks of respondents, which every database keys anew."""
    body = zlib.decompress(body) if encoding == "json.z" else body or b""
    return re.sub(rb'"respondent":"[0-9a-f]{16}"', b'"respondent":""', body)


def audit_chain(connection):
    head, count = "0" * 64, 0
    for row in connection.execute("SELECT seq, at, who, verb, subject, reason, body, previous_hash,"
                                  " hash FROM audit ORDER BY seq"):
        fields = [head] + [str(field) for field in row[:7]]
        written = b"".join(b"%d:%s\n" % (len(f.encode()), f.encode()) for f in fields)
        count += 1
        if row[0] != count or row[7] != head or row[8] != sha256(written):
            return f"row {row[0]} does not follow"
        head = row[8]
    return None


def database_faults(connection, scenario):
    """I1, I3 and I6 to I10, as far as the database tells."""
    faults = []

    def one(query):
        return connection.execute(query).fetchone()[0]
    if one("PRAGMA integrity_check") != "ok" \
            or connection.execute("PRAGMA foreign_key_check").fetchone():
        faults.append("I10: the database is damaged")
    if one("SELECT count(*) FROM run WHERE state = 'running'") \
            or one("SELECT count(*) FROM attempt WHERE state = 'running'") \
            or one("SELECT count(*) FROM lease"):
        faults.append("I7: a dead process still holds something")
    if one("SELECT count(*) FROM current c JOIN attempt a ON a.id = c.attempt_id"
           " WHERE a.state <> 'succeeded'"):
        faults.append("I3: current leads to no success")
    for stage, partition, encoding, body, expected in connection.execute(
            "SELECT c.stage, c.partition, encoding, body, output_hash FROM current c"
            " JOIN attempt a ON a.id = c.attempt_id"
            " LEFT JOIN checkpoint k ON k.attempt_id = c.attempt_id"):
        body = zlib.decompress(body) if encoding == "json.z" else body
        if body is None or sha256(body) != expected:
            faults.append(f"I3: the output of {stage} {partition} is not what was recorded")
    for digest, size, data in connection.execute(
            "SELECT a.sha256, size, data FROM archive a LEFT JOIN sqlar s ON s.name = a.name"):
        if data is None or sha256(data if len(data) == size else zlib.decompress(data)) != digest:
            faults.append(f"I1: the archive has lost {digest}")
    if one("SELECT count(*) FROM arrival a LEFT JOIN archive s USING (sha256)"
           " WHERE s.sha256 IS NULL"):
        faults.append("I1: an arrival without its bytes")
    broken = audit_chain(connection)
    if broken:
        faults.append(f"I8: the audit chain: {broken}")
    if one("SELECT count(*) FROM publication WHERE state = 'visible'") != one(
            "SELECT count(DISTINCT subject) FROM audit WHERE verb = 'show'"):
        faults.append("I8: the audit chain does not tell of every publication")
    due = [time for (time,) in connection.execute("SELECT DISTINCT due_at FROM occurrence"
                                                  " ORDER BY due_at")]
    if any(later - earlier != 60 for earlier, later in zip(due, due[1:])):
        faults.append("I9: a due time is missing from the ledger")
    if one("SELECT count(*) FROM run") < scenario.history:
        faults.append("I8: the history is gone")
    return faults


def inbox_faults(work, connection):
    """I2: every file of Inbox has its disposition."""
    inbox = f"{work}/Inbox"
    there = {(os.path.relpath(f"{base}/{name}", inbox), sha256(open(f"{base}/{name}", "rb").read()))
             for base, _, names in os.walk(inbox) for name in names
             if not base.endswith("/_register")}
    missing = there - set(connection.execute("SELECT path, sha256 FROM arrival"))
    return [f"I2: no disposition of {path}" for path, _ in sorted(missing)]


def after_recovery(bench, scenario, work, named=None):
    """Broken invariants after the recovery; `named` is the command of the last line, if it is to
    be the recovery. A retry alone must do, and does not look at Inbox."""
    effort = scenario.recovery[-1][1:]
    commands = scenario.recovery if named is None else [
        named + effort] + ([] if named == ["retry"] else scenario.recovery[-1:])
    time.sleep(scenario.pause)
    for number, command in enumerate(commands):
        clean = bench.run(work, command)
        # A mend that was done before the fault is refused, in words.
        if clean.returncode != 0 and (clean.returncode != 65 or number == len(commands) - 1):
            return [f"I11: {command[0]} then ended with {clean.returncode}: {clean.stderr[-300:]}"]
    faults = leftovers(work)
    outbox = tree(f"{work}/Outbox")
    rights = [(scenario.golden, scenario.ledger), *scenario.also]
    if outbox not in [right for right, _ in rights]:
        faults.append("I5: the Outbox is not that of a run without a fault")
    try:
        if (outbox, ledger(work)) not in rights:
            faults.append("I2: the ledger is not that of a run without a fault")
        with database(work) as connection:
            faults += database_faults(connection, scenario) + inbox_faults(work, connection)
    except (sqlite3.DatabaseError, zlib.error) as error:
        faults.append(f"I10: {error}")
    backups = f"{work}/Checkpoints/backups"
    for name in sorted(os.listdir(backups)) if os.path.isdir(backups) else []:
        if not name.endswith(".sqlite"):
            continue
        with contextlib.closing(sqlite3.connect(f"{backups}/{name}")) as connection:
            try:
                whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            except sqlite3.DatabaseError:
                whole = False
        if not whole:
            faults.append(f"I10: the backup {name} is damaged")
    return faults
