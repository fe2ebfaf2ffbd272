"""A round of seven units and ten files in a folder of its own, and what is done with it."""
import collections, hashlib, os, re, shlex, shutil, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUND = "haiduong-2023"
RUN = ["run", "--settle", "0", "--workers", "1"]
# A crash is to end the program at once, without a backtrace that takes longer than the run.
ENVIRONMENT = dict(os.environ, SWIFT_BACKTRACE="enable=no", TZ="UTC")


def release_build(*options, at=ROOT):
    """The release build of this project, or of a copy of it, made anew."""
    shown = subprocess.run(["Scripts/build", *options], cwd=at, check=True,
                           stdout=subprocess.PIPE, text=True)
    return shown.stdout.strip()


def clock_library(folder):
    """The library to preload that shifts a program's clocks, built into a folder."""
    path = f"{folder}/clock.so"
    subprocess.run(["clang", "-shared", "-fPIC", "-O", "-o", path,
                    f"{ROOT}/Scripts/nights/clock.c"], check=True)
    return path


def build_id(program):
    with open(program, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]


def quietly(program, arguments, folder, **options):
    """A program's end, with what it said."""
    return subprocess.run([program] + arguments, cwd=folder, capture_output=True, text=True,
                          errors="replace", **{"env": ENVIRONMENT, "timeout": 300, **options})


def last_line(ended):
    return (ended.stderr.strip().splitlines() or [""])[-1]


def mend_of(ended):
    """The command that the last line names; None when it names none."""
    found = re.search(r"To mend: .*?parindex ([a-z].*)", last_line(ended))
    if not found:
        return None
    return shlex.split(re.sub(r" \(.*?\)|; .*", "", found.group(1)))


def edit(path, pattern, replacement):
    """Edits a text file; how many places were found."""
    with open(path, encoding="utf-8") as file:
        text, count = re.subn(pattern, replacement, file.read())
    if count:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return count


def set_schedule(folder, expression):
    """Gives a round's definition one cron expression."""
    if edit(f"{folder}/Pipelines/{ROUND}/pipeline.yaml", r"schedule:\n(  - .*\n)+",
            f'schedule:\n  - "{expression}"\n') != 1:
        raise SystemExit("pipeline.yaml has no schedule")


def _definition(folder):
    definition = f"{folder}/Pipelines/{ROUND}"
    shutil.copytree(f"{ROOT}/Pipelines/{ROUND}", definition)
    # Plain folders, which programs from before rounds had folders of their own know too.
    if edit(f"{definition}/pipeline.yaml", r"box/\{id\}\n", "box\n") != 2:
        raise SystemExit("pipeline.yaml has no folders of the round's own")
    # Some kinds drop thousands of files into one folder.
    with open(f"{definition}/pipeline.yaml", "a", encoding="utf-8") as settings:
        settings.write("\nlimits: { files_per_look: 100000, files_per_folder: 100000, "
                       "folder_mebibytes: 65536 }\n")
    most, taken, rows = {"so": 4, "huyen": 1, "xa": 2}, collections.Counter(), []
    with open(f"{definition}/units.csv", encoding="utf-8") as units:
        for row in units:
            if row.startswith("HD-"):
                kind = ("so" if row.startswith("HD-SO-S") else
                        "huyen" if row.startswith("HD-HU-296,") else
                        "xa" if ",xa,HD-HU-296," in row else None)
                taken[kind] += 1
                if kind is None or taken[kind] > most[kind]:
                    continue
            rows.append(row)
    with open(f"{definition}/units.csv", "w", encoding="utf-8") as units:
        units.writelines(rows)
    with open(f"{definition}/survey.csv", encoding="utf-8") as survey:
        text = survey.read()
    for old, new in [(",3,,36,", ",3,,3,"), ("=11,143,", "=11,11,"), (",so,4,,72,", ",so,4,,16,"),
                     (",xa,1,,235,", ",xa,1,,2,")]:
        text = text.replace(old, new)
    with open(f"{definition}/survey.csv", "w", encoding="utf-8") as survey:
        survey.write(text)


def sample(folder, program, seed):
    """The sample's files of a seed, by path."""
    into = f"{folder}/All-{seed}"
    os.makedirs(into)
    subprocess.run([program, "sample", "--seed", str(seed), "--into", into], cwd=folder,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    files = {}
    for base, _, names in os.walk(into):
        for name in names:
            path = f"{base}/{name}"
            with open(path, "rb") as file:
                files[os.path.relpath(path, into)] = file.read()
    shutil.rmtree(into)
    return files


def make_round(folder, program, seed=2023):
    """The definition and an Inbox with only the register; returns the ten files, by path."""
    os.makedirs(folder)
    _definition(folder)
    everything = sample(folder, program, seed)
    groups = collections.defaultdict(list)
    for path in sorted(everything):
        groups[path.split("/")[0] if path.startswith("_") else "own"].append(path)
    kept = (groups["own"][:4] + groups["_appraisal"][:3] + groups["_survey"][:2]
            + groups["_decisions"][:1])
    drop(folder, {path: everything[path] for path in groups["_register"]})
    return {path: everything[path] for path in kept}


def drop(folder, files):
    """Writes files into Inbox."""
    for path, content in files.items():
        os.makedirs(os.path.dirname(f"{folder}/Inbox/{path}"), exist_ok=True)
        with open(f"{folder}/Inbox/{path}", "wb") as file:
            file.write(content)


def tree(folder):
    """All names, links and bytes below a folder, by path."""
    found = {}
    for base, folders, names in os.walk(folder):
        for name in names + [f for f in folders if os.path.islink(f"{base}/{f}")]:
            path = f"{base}/{name}"
            if os.path.islink(path):
                found[os.path.relpath(path, folder)] = os.readlink(path)
            else:
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def differing(one, other):
    """The first paths in which two trees differ."""
    paths = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
