"""two-compartments.md a second time: its equations typed in plain Python and solved by SciPy, apart from the package.

    /usr/bin/python3 tests/CrossCheck/two_compartments.py            # solves them and compares with two-compartments.csv to 1e-11
    /usr/bin/python3 tests/CrossCheck/two_compartments.py --write    # writes two-compartments.csv

The tests hold the package against the table to 1e-8. A machine without SciPy says so and ends with 77, the code of a skipped test.
"""
import argparse
import csv
import pathlib
import sys

try:
    import numpy as np
    import scipy
    from scipy.integrate import solve_ivp
except ImportError:
    print("skipped: SciPy is not installed (Debian: python3-scipy)", file=sys.stderr)
    sys.exit(77)

TABLE = pathlib.Path(__file__).resolve().parent / "two-compartments.csv"
METHOD, RTOL, ATOL, AGREEMENT = "DOP853", 1e-13, 1e-15, 1e-11

V1, V2, CL, Q, C50 = 10.0, 20.0, 5.0, 4.0, 1.5
DOSES = [(0.0, 100.0), (6.0, 50.0), (6.5, 50.0), (30.0, 200.0)]  # hours, mg into the plasma
HOURS = [0.5 * k for k in range(97)]


def rates(t, y):
    plasma, tissue = y
    return [Q / V1 * (tissue - plasma) - CL / V1 * plasma, Q / V2 * (plasma - tissue)]


def compute():
    """Plasma, tissue and effect at each hour; at a dose after the start, just before it."""
    rows = []
    y = np.zeros(2)
    ends = [at for at, _ in DOSES[1:]] + [HOURS[-1]]
    for (start, dose), end in zip(DOSES, ends):
        y[0] += dose / V1
        looks = [hour for hour in HOURS if start < hour <= end or hour == start == 0.0]
        found = solve_ivp(rates, (start, end), y, METHOD, t_eval=sorted({*looks, end}), rtol=RTOL, atol=ATOL)
        for hour, state in zip(found.t, found.y.T):
            if hour in looks:
                rows.append((hour, *state, 100 * state[1] ** 2 / (C50**2 + state[1] ** 2)))
        y = found.y[:, -1].copy()
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write two-compartments.csv instead of comparing with it")
    options = parser.parse_args()
    rows = compute()
    if options.write:
        with open(TABLE, "w", encoding="utf-8", newline="") as file:
            file.write(f"# SciPy {scipy.__version__} solve_ivp {METHOD}, rtol {RTOL:g}, restarted at every dose: python3 tests/CrossCheck/two_compartments.py --write\n")
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["hours", "Plasma", "Tissue", "Effect"])
            writer.writerows([[repr(float(value)) for value in row] for row in rows])
        return
    with open(TABLE, encoding="utf-8") as file:
        committed = [[float(cell) for cell in row] for row in list(csv.reader(line for line in file if not line.startswith("#")))[1:]]
    mine, theirs = np.array(rows), np.array(committed)
    if mine.shape != theirs.shape:
        raise SystemExit("two-compartments.csv has other times than this script: write it again.")
    worst = (np.abs(mine - theirs) / np.abs(theirs).max(axis=0)).max()
    print(f"{len(rows)} rows; the largest difference to two-compartments.csv is {worst:.1e} of a column's largest value")
    if not worst <= AGREEMENT:
        raise SystemExit(f"more than {AGREEMENT:g}")


main()
