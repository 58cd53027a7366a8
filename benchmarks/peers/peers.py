"""Runs every peer and us in turn on the same members, checks everybody against a tight reference, writes the table. Called by run.sh.

Python's standard library only: the arithmetic of the comparison is in this file.
"""
import argparse
import csv
import datetime
import math
import os
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass, field

STATES = """EthanolGut EthanolBlood EnzymeInduction KetamineCentral KetamineShallow KetamineDeep Norketamine BenzodiazepineDepot
BenzodiazepinePlasma BenzodiazepineEffect GabaASignal NmdaSignal GabaADensity NmdaDensity Dependence Kindling Glutamate SurgeAdaptation
Withdrawal MuOpioid KappaOpioid Dopamine Translation SynapticProtein Plasticity MemoryLability AlcoholMemory Coping
AcuteTolerance SeizureHazard EthanolMeal NmdaReserve""".split()
# The widths that are compared with the one that the library prefers here: 8 lanes only where the processor has vectors for them.
OTHER_WIDTHS = {8: (4, 1), 4: (1,), 1: ()}
CHECKPOINTS = ["the last drink", "12 h after it", "36 h after it", "168 h after it", "the end"]


@dataclass
class Row:
    """One solver with one setting."""

    name: str
    command: list
    rtol: float  # NaN for a fixed step
    members: int
    ours: bool = False
    threads: int = 1
    results: list = field(default_factory=list)
    values: dict = None
    error: float = math.nan
    place: str = ""
    errors: list = None  # the worst error of each member

    @property
    def ms(self):
        return statistics.median(result["ms"] for result in self.results)

    @property
    def spread(self):
        times = [result["ms"] for result in self.results]
        return min(times), max(times)


def build_rows(options):
    size = options.members
    ours = ["dotnet", options.ours, "run"]
    rows = []

    def limit(full):
        return max(1, min(size, full if not options.quick else max(1, full // 16)))

    def our(rtol, width=options.width, threads=1, metrics=0, label=""):
        name = f"NeuroBalance, {lanes(width)}, {threads} thread{'s' if threads > 1 else ''}{label}"
        command = [*ours, "--width", str(width), "--threads", str(threads), "--metrics", str(metrics)]
        rows.append(Row(name, command, rtol, size, ours=True, threads=threads))

    def peer(name, command, rtol, members):
        rows.append(Row(name, command, rtol, limit(members)))

    for rtol in (1e-5, 3e-6, 1e-6, 5e-7, 3e-7, 2e-7, 1e-7, 7e-8, 5e-8, 3e-8, 2e-8, 1e-8, 5e-9, 2e-9, 1e-9):
        our(rtol)
    for width in OTHER_WIDTHS[options.width]:
        our(1e-6, width=width)
    our(1e-6, threads=2)
    our(1e-6, metrics=1, label=", 8 metrics a member")
    boost, fast = f"{options.build}/boost_dopri5", f"{options.build}/boost_dopri5_fast_math"
    for rtol in (1e-5, 1e-6, 1e-7):
        peer("Boost.Odeint dopri5, equations as printed", [boost, "--variant", "literal"], rtol, 64)
        peer("Boost.Odeint dopri5, tuned equations", [boost, "--variant", "tuned"], rtol, 64)
        peer("Boost.Odeint dopri5, tuned equations and our exact gut", [boost, "--variant", "exact"], rtol, 256)
        peer("the same with -ffast-math", [fast, "--variant", "exact"], rtol, 256)
    gsl, sundials = f"{options.build}/gsl_peers", f"{options.build}/sundials_peers"
    peer("GSL rkf45, tuned equations", [gsl, "--method", "rkf45", "--variant", "tuned"], 1e-6, 16)
    peer("GSL rk8pd, tuned equations", [gsl, "--method", "rk8pd", "--variant", "tuned"], 1e-6, 16)
    peer("GSL rk8pd, tuned equations and our exact gut", [gsl, "--method", "rk8pd", "--variant", "exact"], 1e-6, 32)
    peer("SUNDIALS ARKODE Dormand-Prince, tuned equations", [sundials, "--method", "dopri5", "--variant", "tuned"], 1e-6, 16)
    peer("SUNDIALS ARKODE Dormand-Prince, tuned equations and our exact gut", [sundials, "--method", "dopri5", "--variant", "exact"], 1e-6, 32)
    peer("SUNDIALS CVODE Adams, tuned equations", [sundials, "--method", "adams", "--variant", "tuned"], 1e-6, 16)
    peer("SUNDIALS CVODE BDF, tuned equations", [sundials, "--method", "bdf", "--variant", "tuned"], 1e-6, 8)
    desolve = ["Rscript", f"{options.source}/desolve_peers.R", "--library", f"{options.build}/desolve_model.so", "--method"]
    peer("R deSolve lsoda, compiled tuned equations", [*desolve, "lsoda"], 1e-6, 4)
    peer("MathNet.Numerics RK4, h = 1/20 h, our equations", [*ours, "--method", "mathnet", "--per-hour", "20"], math.nan, 16)
    peer("MathNet.Numerics RK4, h = 1/40 h, our equations", [*ours, "--method", "mathnet", "--per-hour", "40"], math.nan, 8)
    scipy = ["/usr/bin/python3", f"{options.source}/scipy_peers.py", "--method"]
    peer("SciPy solve_ivp RK45, equations compiled by Numba", [*scipy, "RK45"], 1e-6, 2)
    peer("SciPy solve_ivp LSODA, equations compiled by Numba", [*scipy, "LSODA"], 1e-6, 2)
    return rows


def run(command, rtol, members, options, values, threads=1):
    """One run of a driver; answers the numbers of its line."""
    whole = [*command, "--members", options.file, "--schedule", options.schedule, "--count", str(members), "--values", values]
    if not math.isnan(rtol):
        whole += ["--rtol", repr(rtol), "--atol", repr(rtol * 1e-3)]
    if threads == 1:
        whole = ["taskset", "-c", str(os.cpu_count() - 1), *whole]
    finished = subprocess.run(whole, capture_output=True, text=True)
    if finished.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {finished.returncode}:\n{finished.stdout}{finished.stderr}")
    line = [line for line in finished.stdout.splitlines() if line.startswith("members=")][-1]
    return {key: float(value) for key, value in (word.split("=") for word in line.split())}


def read_values(path):
    """(member, checkpoint) to the states there."""
    with open(path) as file:
        return {(int(words[0]), int(words[1])): [float(word) for word in words[2:]] for words in csv.reader(file)}


def worst_error(values, reference, members):
    """The largest difference to the reference, each state in units of its largest size over the member's checkpoints, at least 1e-3."""
    per_member, worst, place = [], 0.0, ""
    for member in range(members):
        mine = 0.0
        for state, name in enumerate(STATES):
            scale = max(1e-3, max(abs(reference[member, k][state]) for k in range(len(CHECKPOINTS))))
            for k, when in enumerate(CHECKPOINTS):
                error = abs(values[member, k][state] - reference[member, k][state]) / scale
                mine = max(mine, error) if error == error else math.inf
                if not error <= worst:
                    worst, place = error, f"{name} at {when}"
        per_member.append(mine)
    return worst, place, per_member


def shell(*command):
    finished = subprocess.run(command, capture_output=True, text=True)
    return finished.stdout.strip() if finished.returncode == 0 else "unknown"


def facts(options):
    lscpu = dict(re.findall(r"^([^:]+):\s+(.*)$", shell("lscpu"), re.M))
    packages = {}
    for package in ("g++", "libboost-dev", "libsundials-dev", "libgsl-dev", "python3", "python3-numpy", "python3-scipy", "python3-numba", "r-base-core", "r-cran-desolve"):
        packages[package] = shell("dpkg-query", "-W", "-f=${Version}", package)
    system = re.search(r'PRETTY_NAME="(.*)"', open("/etc/os-release").read())
    dirty = shell("git", "status", "--porcelain", "--untracked-files=no", "--", "src", "benchmarks")
    return {
        "cpu": f"{lscpu.get('Model name', 'unknown')} (family {lscpu.get('CPU family', '?')}, model {lscpu.get('Model', '?')}, stepping {lscpu.get('Stepping', '?')}), {os.cpu_count()} processors",
        "cache": ", ".join(f"{key.removesuffix(' cache')} {value}" for key, value in lscpu.items() if key.endswith(" cache")),
        "system": f"{system.group(1) if system else 'unknown'}, Linux {shell('uname', '-r')}",
        "packages": packages,
        "gcc": shell("g++", "-dumpfullversion"),
        "dotnet": shell("dotnet", "--version"),
        "runtime": max(re.findall(r"Microsoft\.NETCore\.App (\S+)", shell("dotnet", "--list-runtimes")), default="unknown"),
        "mathnet": re.search(r'MathNet\.Numerics" Version="([^"]+)"', open(f"{options.root}/Directory.Packages.props").read()).group(1),
        "commit": shell("git", "rev-parse", "--short", "HEAD") + (" with changes not committed" if dirty else ""),
        "date": datetime.date.today().isoformat(),
    }


def tolerance(row):
    return "fixed step" if math.isnan(row.rtol) else f"{row.rtol:.0e}".replace("e-0", "e-")


def lanes(width):
    return f"{width} lane{'s' if width > 1 else ''}"


def by_ours(rows, peer, options):
    """How often slower a peer is than we: at its tolerance, and beside our fastest setting that errs no more on the same members."""
    ladder = [row for row in rows if row.ours and row.threads == 1 and row.name == f"NeuroBalance, {lanes(options.width)}, 1 thread"]
    equal = next((peer.ms / row.ms for row in ladder if row.rtol == peer.rtol), math.nan)
    fit = [row for row in ladder if max(row.errors[: peer.members]) <= peer.error]
    best = min(fit, key=lambda row: row.ms, default=None)
    return equal, (peer.ms / best.ms if best else math.nan), best


def ratio(value):
    return "" if math.isnan(value) else f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def find(rows, start, rtol=1e-6):
    return next(row for row in rows if row.name.startswith(start) and (row.rtol == rtol or math.isnan(row.rtol)))


def report(rows, known, checks, options):
    lines = ["# Peers: the 32-state scenario `dependence`, everybody in one run", ""]
    lines += [
        "1,020 drinks over 60 days and 30 days without, from a naive liver, 32 equations; members with a 20 % log-normal spread on every positive parameter without an upper bound.",
        "Everybody reads the same file of members, stops at the same 1,024 moments and keeps the length of step over a drink; atol is rtol / 1000.",
        f"Medians of {options.passes} interleaved pass{'es' if options.passes > 1 else ''}, lowest and highest in brackets; single-threaded rows are pinned to one processor. Slow peers run fewer members a pass, as stated.",
        "Errors: the largest difference to the reference over all members of the row, 32 states and 5 checkpoints (last drink, 12, 36, 168 h after it, end), each state in units of its largest size there (at least 1e-3).",
        "",
        f"Processor: {known['cpu']}; {known['cache']}. System: {known['system']}. Date: {known['date']}. Commit: {known['commit']}.",
        f".NET SDK {known['dotnet']}, runtime {known['runtime']}, MathNet.Numerics {known['mathnet']}; g++ {known['gcc']} -std=c++17 -O3 -march=native; Debian packages: "
        + ", ".join(f"{name} {version}" for name, version in known["packages"].items()) + ".",
        "",
        f"    bash benchmarks/peers/run.sh --members {options.members} --passes {options.passes}{' --quick' if options.quick else ''}",
        "",
        "| solver | rtol | members | ms a trajectory | steps taken + rejected | evaluations | worst error | slower than we at the same rtol | slower than we at no larger error (our rtol) |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        low, high = row.spread
        result = row.results[0]
        known_steps = [f"{result[key]:,.0f}" for key in ("accepted", "rejected") if not math.isnan(result[key])]
        steps = " + ".join(known_steps) or "not told"
        equal, fair, best = (math.nan, math.nan, None) if row.ours else by_ours(rows, row, options)
        same = "no setting of ours is as exact" if not row.ours and best is None else f"{ratio(fair)} ({tolerance(best)})" if best else ""
        lines.append(f"| {row.name} | {tolerance(row)} | {row.members} | {row.ms:.4g} ({low:.4g} to {high:.4g}) | {steps} | {result['evaluations']:,.0f} | {row.error:.1e}, {row.place} | {ratio(equal)} | {same} |")
    mine = f"NeuroBalance, {lanes(options.width)}"
    wide = find(rows, f"{mine}, 1 thread")
    lines += ["", "## In short", ""]
    for width in OTHER_WIDTHS[options.width]:
        lines.append(f"- {lanes(options.width)} are {ratio(find(rows, f'NeuroBalance, {lanes(width)}, 1 thread').ms / wide.ms)} times as fast as {lanes(width)}.")
    lines.append(f"- Two threads are {ratio(wide.ms / find(rows, f'{mine}, 2 threads').ms)} times as fast as one.")
    lines.append(f"- Eight metrics a member (peaks, onset, resolution, area, values) make a run {ratio(find(rows, f'{mine}, 1 thread, 8 metrics').ms / wide.ms)} times as long; the other rows of ours are timed without output, the peers' with 140 numbers a member, whose cost is not measurable.")
    lost = [row for row in rows if not row.ours and min(x for x in by_ours(rows, row, options)[:2] + (math.inf,) if not math.isnan(x)) < 1]
    lines.append("- Where we lose: " + ("; ".join(f"{row.name} at {tolerance(row)}" for row in lost) if lost else "in no row of this table") + ".")
    unmatched = [row for row in rows if not row.ours and by_ours(rows, row, options)[2] is None]
    if unmatched:
        lines.append("- More exact than every setting of ours that was run: " + "; ".join(f"{row.name} at {tolerance(row)}" for row in unmatched) + ".")
    lines += [
        "",
        "## What to bear in mind",
        "",
        "- Norms differ. Boost and GSL hold the largest component's error below the tolerance, we, SciPy, R and SUNDIALS a root mean square. At the same rtol Boost therefore takes more steps and errs less: the last column is the fair one.",
        "- The gut in closed form is an idea about the model, not about the integrator; the rows named so give it to the peer as well. What then remains is lanes and code.",
        "- Our right-hand side at one lane uses our own exp and log, the peers' the C library's. MathNet runs our own right-hand side.",
        f"- We integrate {options.width} member{'s' if options.width > 1 else ''} at a time, as many as the vectors of this processor hold. A peer could be vectorised over members too; none of these is by its user's few lines.",
        "",
        "## The reference",
        "",
        *[f"- {text}" for text in checks],
        "",
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=256)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="keep the peers whose name holds this; ours always run")
    for name in ("root", "source", "build", "ours", "out"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    options.width = int(subprocess.run(["dotnet", options.ours, "width"], check=True, capture_output=True, text=True).stdout)
    options.file, options.schedule = f"{options.build}/members.csv", f"{options.build}/schedule.csv"
    subprocess.run(["dotnet", options.ours, "members", "--count", str(options.members), "--out", options.file, "--schedule", options.schedule], check=True)
    rows = [row for row in build_rows(options) if row.ours or options.only in row.name]

    boost, gsl = f"{options.build}/boost_dopri5", f"{options.build}/gsl_peers"
    path = f"{options.build}/values.csv"
    print("reference ...", file=sys.stderr)
    run([boost, "--variant", "literal"], 1e-12, options.members, options, path)
    reference = read_values(path)
    checked = min(options.members, 32)
    run([gsl, "--method", "rk8pd", "--variant", "literal"], 1e-12, checked, options, path)
    other, other_place, _ = worst_error(read_values(path), reference, checked)
    run(["dotnet", options.ours, "run"], 1e-11, checked, options, path)
    own, own_place, _ = worst_error(read_values(path), reference, checked)
    checks = [
        "Boost.Odeint dopri5 on the equations as printed, at rtol 1e-12, atol 1e-15.",
        f"GSL rk8pd (order 8) at the same tolerance differs from it by at most {other:.1e} ({other_place}), over {checked} members.",
        f"We at rtol 1e-11, atol 1e-14 differ from it by at most {own:.1e} ({own_place}), over {checked} members.",
    ]
    print("\n".join(checks), file=sys.stderr)
    if not (own < 1e-7 and other < 1e-7):
        raise RuntimeError("The references do not agree.")

    for number in range(options.passes):
        for row in rows:
            row.results.append(run(row.command, row.rtol, row.members, options, path, row.threads))
            if number == 0:
                row.error, row.place, row.errors = worst_error(read_values(path), reference, row.members)
            print(f"pass {number + 1}: {row.name}, {tolerance(row)}: {row.results[-1]['ms']:.4g} ms, error {row.error:.1e}", file=sys.stderr)

    os.makedirs(options.out, exist_ok=True)
    # Before the file is opened: it is one of those that git is asked about.
    page = report(rows, facts(options), checks, options)
    with open(f"{options.out}/peers.md", "w") as file:
        file.write(page)
    with open(f"{options.out}/peers.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["solver", "rtol", "pass", "members", "threads", "ms", "accepted", "rejected", "evaluations", "worst_error"])
        for row in rows:
            for number, result in enumerate(row.results):
                rtol = "" if math.isnan(row.rtol) else repr(row.rtol)
                writer.writerow([row.name, rtol, number + 1, row.members, row.threads, result["ms"], result["accepted"], result["rejected"], result["evaluations"], row.error])


main()
