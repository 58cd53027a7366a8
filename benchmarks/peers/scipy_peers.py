"""SciPy: solve_ivp from stop to stop, the right-hand side typed as printed and compiled by Numba."""
import argparse
import csv
import pathlib
import sys
import time

import numpy as np
from numba import njit
from scipy.integrate import solve_ivp

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/CrossCheck"))
import model  # noqa: E402, the equations that the cross-check solves

model.ramp = njit(model.ramp)
derivatives = njit(model.derivatives)
NO_INPUTS = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def solve(member, stops, method, rtol, atol):
    y = model.naive()
    t, step, steps, evaluations, rows = 0.0, 1e-3, 0, 0, []
    for time_of_stop, grams, record in stops:
        part = solve_ivp(derivatives, (t, time_of_stop), y, method=method, rtol=rtol, atol=atol, first_step=min(step, time_of_stop - t), args=(member, NO_INPUTS))
        if not part.success:
            raise RuntimeError(part.message)
        steps += len(part.t) - 1
        evaluations += part.nfev
        # The longest step of this stretch, so that the one cut at its end does not shorten the next.
        step = float(np.max(np.diff(part.t)))
        t, y = time_of_stop, part.y[:, -1].copy()
        if record:
            rows.append(y.copy())
        y[0] += grams
    return rows, steps, evaluations


def main():
    parser = argparse.ArgumentParser()
    for name in ("members", "schedule", "values", "method"):
        parser.add_argument("--" + name)
    parser.add_argument("--count", type=int)
    parser.add_argument("--rtol", type=float)
    parser.add_argument("--atol", type=float)
    options = parser.parse_args()
    with open(options.schedule) as file:
        stops = [(float(row["time"]), float(row["grams"]), row["record"] == "1") for row in csv.DictReader(file)]
    with open(options.members) as file:
        members = [tuple(float(row[key]) for key in model.PARAMETERS) for row, _ in zip(csv.DictReader(file), range(options.count))]
    solve(members[0], stops[:20], options.method, options.rtol, options.atol)
    seconds, steps, evaluations, lines = 0.0, 0, 0, []
    for index, member in enumerate(members):
        start = time.perf_counter()
        rows, taken, called = solve(member, stops, options.method, options.rtol, options.atol)
        seconds += time.perf_counter() - start
        steps, evaluations = steps + taken, evaluations + called
        lines += [",".join([str(index), str(k), *(repr(float(value)) for value in row)]) for k, row in enumerate(rows)]
    with open(options.values, "w") as file:
        file.write("\n".join(lines) + "\n")
    n = len(members)
    print(f"members={n} ms={1e3 * seconds / n:.6g} accepted={steps / n:.6g} rejected=nan evaluations={evaluations / n:.6g}")


main()
