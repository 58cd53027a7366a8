"""An implementation of our own beside the package: SciPy's DOP853 on the equations typed in model.py, with a dosing of its own.

    /usr/bin/python3 tests/CrossCheck/cross_check.py            # solves everything again and compares with cross-check.csv
    /usr/bin/python3 tests/CrossCheck/cross_check.py --write    # writes cross-check.csv

Nothing is read but the default values in parameters.json: the scenarios are written out below, from their description in words.
The tests and `neurobalance evidence` hold the package against its table, cross-check.csv.
"""
import argparse
import csv
import pathlib
import platform
import sys

import numpy as np
import scipy
from scipy.integrate import solve_ivp

from model import BALANCE, ETHANOL, OWN, PARAMETERS, POOL, SENSITIVITY, STATES, default_parameters, derivatives, naive

HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE.parents[1] / "src/NeuroBalance.Cli/Evidence/Data/cross-check.csv"
METHOD, RTOL, ATOL = "DOP853", 1e-12, 1e-15
AGREEMENT = 1e-9  # between two runs of this script, of a state's largest value in a scenario

WEIGHT = 70.0
ETHANOL_GUT, ETHANOL_MEAL, ETHANOL_IV, KETAMINE, BENZODIAZEPINE, THERAPY = range(6)
LAST, LAST_SEVERE = 59 * 24 + 8 + 16 * 0.9, 59 * 24 + 8 + 19 * 0.75


class Course:
    """What happens when, and when to look."""

    def __init__(self, looks, memory=0.0, protocol=None, enzymes=1.0, structure=OWN):
        self.looks, self.memory, self.protocol = looks, memory, protocol
        self.enzymes, self.structure = enzymes, structure  # EnzymeInduction at the start; how receptors adapt
        self.jumps, self.rates = [], []  # (time, state, amount to add) and (time, input, change of rate)

    def drinks(self, count, every, days=1, grams=14.0, start=8.0):
        for day in range(days):
            for k in range(count):
                self.jumps.append((24.0 * day + start + every * k, "EthanolGut", grams))
        return self

    def drink(self, grams, at, meal=False):
        self.jumps.append((at, "EthanolMeal" if meal else "EthanolGut", grams))
        return self

    def oral(self, milligrams, at):
        self.jumps.append((at, "BenzodiazepineDepot", milligrams))
        return self

    def infusion(self, which, total, at, hours):
        self.rates += [(at, which, total / hours), (at + hours, which, -total / hours)]
        return self

    def retrieval(self, at):
        self.jumps.append((at, "MemoryLability", None))  # None: becomes 1
        return self


def dependence(looks, structure=OWN):
    return Course([LAST + hours for hours in looks], enzymes=4.07, structure=structure).drinks(17, 0.9, 60)


def severe(looks, structure=OWN):
    return Course([LAST_SEVERE + hours for hours in looks], protocol=LAST_SEVERE + 6, enzymes=4.41, structure=structure).drinks(20, 0.75, 60)


def courses():
    after = [-1320.0, -600.0, 0.0, 4.0, 12.0, 24.0, 36.0, 72.0, 168.0, 720.0]
    infused = [0.0, 12.0, 36.0, 36.5, 37.0, 40.0, 48.0, 72.0, 168.0, 720.0]
    treated = [0.0, 8.0, 12.5, 24.0, 36.0, 48.0, 60.5, 72.0, 120.0, 336.0, 720.0]
    treatment = [0.25, 0.5, 24.3, 25.0, 48.0, 192.5, 360.5, 600.0, 840.0, 1008.0]
    yield "binge", Course([0.25, 0.5, 1.0, 2.0, 4.0, 6.0, 12.0, 24.0]).drink(42.0, 0.0)
    evening = Course([0.5, 1.0, 2.5, 3.0, 4.0, 6.0, 12.0, 24.0])
    for k in range(6):
        evening.drink(14.0, 0.5 * k, meal=True)
    yield "evening-meal", evening
    yield "dependence", dependence(after)
    yield "ketamine", Course([0.25, 2 / 3, 1.0, 2.0, 6.0, 12.0, 24.0, 48.0, 168.0, 504.0]).infusion(KETAMINE, 0.5 * WEIGHT, 0.0, 2 / 3)
    yield "dependence-ketamine36", dependence(infused).infusion(KETAMINE, 0.5 * WEIGHT, LAST + 36, 2 / 3)
    yield "dependence-infusion", dependence([13.0, *treated]).infusion(KETAMINE, 0.2 * WEIGHT * 48, LAST + 12, 48.0)
    yield "adjunct-without", severe(treated)
    yield "adjunct-with", severe(treated).infusion(KETAMINE, 0.2 * WEIGHT * 48, LAST_SEVERE + 12, 48.0)
    for name, structure in (("balance", BALANCE), ("ethanol", ETHANOL), ("pool", POOL), ("sensitivity", SENSITIVITY)):
        yield f"adjunct-with/{name}", severe(treated, structure).infusion(KETAMINE, 0.2 * WEIGHT * 48, LAST_SEVERE + 12, 48.0)
    yield "reconsolidation-both", Course([0.25, 0.5, 1.0, 4.0, 24.0, 168.0], memory=0.8).retrieval(0.0).infusion(KETAMINE, 0.35 * WEIGHT, 0.0, 0.5)
    both = Course(treatment, memory=0.8).infusion(THERAPY, 840.0, 0.0, 840.0)
    for start in (24.0, 192.0, 360.0):
        both.infusion(KETAMINE, 0.8 * WEIGHT, start, 2 / 3)
    yield "therapy-both", both
    # No named scenario: ethanol and benzodiazepine through a line, slow drinks, and benzodiazepine by mouth, so that every input is met.
    yield "all-lines", (Course([0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 24.0]).infusion(ETHANOL_GUT, 40.0, 0.0, 2.0)
                        .infusion(ETHANOL_MEAL, 20.0, 0.5, 1.0)
                        .infusion(ETHANOL_IV, 30.0, 1.0, 3.0).infusion(BENZODIAZEPINE, 4.0, 3.0, 2.0).oral(2.0, 6.0))


def protocol_dose(score):
    """Lorazepam i.v. by the withdrawal score, mg."""
    for above, milligrams in ((20, 4.0), (16, 3.5), (11, 2.5), (8, 1.5)):
        if score >= above:
            return milligrams
    return 0.0


def solve(course, p):
    """The states at the looks, each just before what happens then; and the protocol's doses (time, mg)."""
    y = naive()
    y[STATES.index("AlcoholMemory")] = course.memory
    y[STATES.index("EnzymeInduction")] = course.enzymes
    inputs = [0.0] * 6
    volume = p[PARAMETERS.index("Benzodiazepine.Volume")] * WEIGHT / 70  # of the benzodiazepine, L
    assess = course.protocol if course.protocol is not None else np.inf
    quiet_since, doses, rows, t, step = None, [], [], 0.0, 1e-3
    stops = sorted({*course.looks, *(time for time, _, _ in course.jumps), *(time for time, _, _ in course.rates)})
    looks = set(course.looks)
    while stops or np.isfinite(assess):
        if stops and stops[0] <= assess:
            stop = stops[0]
        elif stops:
            stop = assess
        else:
            break
        if stop > t:
            part = solve_ivp(lambda time, state: derivatives(time, state.tolist(), p, inputs, course.structure), (t, stop), y, method=METHOD, rtol=RTOL, atol=ATOL, first_step=min(step, stop - t))
            if not part.success:
                raise RuntimeError(part.message)
            step = float(np.max(np.diff(part.t)))
            t, y = stop, part.y[:, -1].copy()
        if stops and stops[0] == stop:
            stops.pop(0)
            if stop in looks:
                rows.append((stop, y.copy()))
            for _, which, change in (rate for rate in course.rates if rate[0] == stop):
                inputs[which] += change
                if abs(inputs[which]) < 1e-9:
                    inputs[which] = 0.0
            for _, state, amount in (jump for jump in course.jumps if jump[0] == stop):
                y[STATES.index(state)] = 1.0 if amount is None else y[STATES.index(state)] + amount
        if stop == assess:
            score = y[STATES.index("Withdrawal")]
            milligrams = protocol_dose(score)
            if milligrams:
                doses.append((stop, milligrams))
                y[STATES.index("BenzodiazepinePlasma")] += 1000 * milligrams / volume
            # Quiet counts from the first assessment below 8; ketamine masks the score, so nothing counts while it runs.
            if score >= 8 or inputs[KETAMINE] > 0:
                quiet_since = None
            elif quiet_since is None:
                quiet_since = stop
            assess = np.inf if quiet_since is not None and stop - quiet_since >= 48 - 1e-9 else stop + 2
    return rows, doses


def compute():
    p = default_parameters(HERE.parent.parent / "src/NeuroBalance/Parameterization/parameters.json")
    table = []
    for name, course in courses():
        rows, doses = solve(course, p)
        print(f"{name}: {len(rows)} rows" + (f", {len(doses)} doses of the protocol, {sum(mg for _, mg in doses):g} mg" if course.protocol else ""), file=sys.stderr)
        table += [(name, time, *state) for time, state in rows]
    return table


def write(table):
    with open(TABLE, "w", encoding="utf-8", newline="") as file:
        file.write("# The states just before the given hour, by an implementation apart from the package: python3 tests/CrossCheck/cross_check.py --write\n")
        file.write(f"# SciPy {scipy.__version__} solve_ivp {METHOD}, rtol {RTOL:g}, atol {ATOL:g}, restarted at every dose; NumPy {np.__version__}, Python {platform.python_version()}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["scenario", "hours", *STATES])
        for name, time, *state in table:
            writer.writerow([name, repr(time), *(f"{value:.15g}" for value in state)])


def read():
    with open(TABLE, encoding="utf-8") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    return [(row[0], *(float(cell) for cell in row[1:])) for row in rows[1:]]


def compare(found, committed):
    """Fails when a value differs by more than AGREEMENT of its state's largest value in the scenario."""
    if [row[:2] for row in found] != [row[:2] for row in committed]:
        raise SystemExit("cross-check.csv has other scenarios or times than this script: write it again.")
    worst, place = 0.0, ""
    for name in dict.fromkeys(row[0] for row in committed):
        mine = np.array([row[2:] for row in found if row[0] == name])
        theirs = np.array([row[2:] for row in committed if row[0] == name])
        scale = np.maximum(np.abs(theirs).max(axis=0), 1e-3)
        difference = np.abs(mine - theirs) / scale
        row, state = np.unravel_index(np.argmax(difference), difference.shape)
        if difference[row, state] > worst:
            worst, place = difference[row, state], f"{STATES[state]} in {name}"
    print(f"{len(found)} rows of {len(STATES)} states; the largest difference to cross-check.csv is {worst:.1e} {place}")
    if not worst <= AGREEMENT:
        raise SystemExit(f"more than {AGREEMENT:g}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write cross-check.csv instead of comparing with it")
    options = parser.parse_args()
    table = compute()
    if options.write:
        write(table)
    else:
        compare(table, read())


main()
