"""Work and precision on the 25 problems of DETEST (Hull, Enright, Fellen & Sedgwick 1972): our Ode.Solve beside SciPy's solve_ivp and Hairer's
Fortran codes as SciPy wraps them. The equations are typed here a third time. Called by work_precision.sh.
"""
import argparse
import csv
import datetime
import math
import platform
import subprocess

import numpy as np
import scipy
from scipy.integrate import ode, solve_ivp

END = 20.0


def chain(rate):
    def f(t, y):
        flow = np.array([rate(i + 1) * y[i] for i in range(9)])
        return np.concatenate([[-flow[0]], flow[:-1] - flow[1:], [flow[-1]]])
    return f, [1.0] + [0.0] * 9


def heat(points):
    def f(t, y):
        dy = -2 * y
        dy[1:] += y[:-1]
        dy[:-1] += y[1:]
        return dy
    return f, [1.0] + [0.0] * (points - 1)


def planets():
    k2, sun = 2.95912208286, 1.00000597682
    mass = np.array([0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449, 0.00000277777777778])
    position = [3.42947415189, 3.35386959711, 1.35494901715, 6.64145542550, 5.97156957878, 2.18231499728, 11.2630437207, 14.6952576794,
                6.27960525067, -30.1552268759, 1.65699966404, 1.43785752721, -21.1238353380, 28.4465098142, 15.3882659679]
    velocity = [-0.557160570446, 0.505696783289, 0.230578543901, -0.415570776342, 0.365682722812, 0.169143213293, -0.325325669158,
                0.189706021964, 0.0877265322780, -0.0240476254170, -0.287659532608, -0.117219543175, -0.176860753121, -0.216393453025, -0.0148647893090]

    def f(t, y):
        q = y[:15].reshape(5, 3)
        toward_sun = q / np.linalg.norm(q, axis=1)[:, None] ** 3
        a = -(sun + mass)[:, None] * toward_sun
        for j in range(5):
            for k in range(5):
                if k != j:
                    between = q[k] - q[j]
                    a[j] += mass[k] * (between / np.linalg.norm(between) ** 3 - toward_sun[k])
        return np.concatenate([y[15:], (k2 * a).ravel()])
    return f, position + velocity


def orbit(e):
    def f(t, y):
        r3 = math.hypot(y[0], y[1]) ** 3
        return np.array([y[2], y[3], -y[0] / r3, -y[1] / r3])
    return f, [1 - e, 0.0, 0.0, math.sqrt((1 + e) / (1 - e))]


def torus(t, y):
    r = math.hypot(y[0], y[1])
    return np.array([-y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r])


def system(initial, f):
    return (lambda t, y: np.array(f(t, y))), initial


PROBLEMS = {
    "A1": system([1.0], lambda t, y: [-y[0]]),
    "A2": system([1.0], lambda t, y: [-0.5 * y[0] ** 3]),
    "A3": system([1.0], lambda t, y: [y[0] * math.cos(t)]),
    "A4": system([1.0], lambda t, y: [y[0] / 4 * (1 - y[0] / 20)]),
    "A5": system([4.0], lambda t, y: [(y[0] - t) / (y[0] + t)]),
    "B1": system([1.0, 3.0], lambda t, y: [2 * (y[0] - y[0] * y[1]), -(y[1] - y[0] * y[1])]),
    "B2": system([2.0, 0.0, 1.0], lambda t, y: [-y[0] + y[1], y[0] - 2 * y[1] + y[2], y[1] - y[2]]),
    "B3": system([1.0, 0.0, 0.0], lambda t, y: [-y[0], y[0] - y[1] ** 2, y[1] ** 2]),
    "B4": (torus, [3.0, 0.0, 0.0]),
    "B5": system([0.0, 1.0, 1.0], lambda t, y: [y[1] * y[2], -y[0] * y[2], -0.51 * y[0] * y[1]]),
    "C1": chain(lambda i: 1),
    "C2": chain(lambda i: i),
    "C3": heat(10),
    "C4": heat(51),
    "C5": planets(),
    "D1": orbit(0.1),
    "D2": orbit(0.3),
    "D3": orbit(0.5),
    "D4": orbit(0.7),
    "D5": orbit(0.9),
    "E1": system([0.6713967071418030, 0.09540051444747446], lambda t, y: [y[1], -(y[1] / (t + 1) + (1 - 0.25 / (t + 1) ** 2) * y[0])]),
    "E2": system([2.0, 0.0], lambda t, y: [y[1], (1 - y[0] ** 2) * y[1] - y[0]]),
    "E3": system([0.0, 0.0], lambda t, y: [y[1], y[0] ** 3 / 6 - y[0] + 2 * math.sin(2.78535 * t)]),
    "E4": system([30.0, 0.0], lambda t, y: [y[1], 0.032 - 0.4 * y[1] ** 2]),
    "E5": system([0.0, 0.0], lambda t, y: [y[1], math.sqrt(1 + y[1] ** 2) / (25 - t)]),
}


def by_solve_ivp(method):
    def solve(f, y0, tolerance):
        result = solve_ivp(f, (0.0, END), y0, method=method, rtol=max(tolerance, 1e-13), atol=tolerance)
        return result.y[:, -1] if result.success else None
    return solve


def by_fortran(name):
    def solve(f, y0, tolerance):
        integrator = ode(f).set_integrator(name, rtol=tolerance, atol=tolerance, nsteps=1_000_000)
        integrator.set_initial_value(y0, 0.0)
        y = integrator.integrate(END)
        return y if integrator.successful() else None
    return solve


PEERS = {
    "SciPy solve_ivp RK45": by_solve_ivp("RK45"),
    "dopri5 (Hairer's Fortran)": by_fortran("dopri5"),
    "SciPy solve_ivp DOP853": by_solve_ivp("DOP853"),
    "dop853 (Hairer's Fortran)": by_fortran("dop853"),
}


def geometric(values):
    return math.exp(sum(math.log(value) for value in values) / len(values))


def main():
    parser = argparse.ArgumentParser()
    for name in ("ours", "references", "out"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    with open(options.references) as file:
        references = {words[0]: np.array([float(word) for word in words[2:]]) for words in map(str.split, file) if words and words[0] in PROBLEMS}

    def error(name, y):
        y0 = np.abs(PROBLEMS[name][1]).max()
        return max(1e-17, float(np.abs(y - references[name]).max() / max(np.abs(references[name]).max(), y0)))

    # The references come from another program (collocation of order 20 in 34 digits); this file's equations must lead to the same place.
    tight = {name: error(name, by_solve_ivp("DOP853")(f, y0, 1e-14)) for name, (f, y0) in PROBLEMS.items()}
    farthest = max(tight, key=tight.get)
    if not tight[farthest] < 1e-9:
        raise RuntimeError(f"The reference of {farthest} and DOP853 at 1e-13 differ by {tight[farthest]:.1e}.")

    rows = {}
    for tolerance in (1e-3, 1e-6, 1e-9):
        for peer, solve in PEERS.items():
            for name, (f, y0) in PROBLEMS.items():
                calls = [0]

                def counted(t, y):
                    calls[0] += 1
                    return f(t, y)
                y = solve(counted, y0, tolerance)
                rows[peer, tolerance, name] = (calls[0], error(name, y) if y is not None else math.inf)
    output = subprocess.run(["dotnet", options.ours, "work-precision"], capture_output=True, text=True, check=True).stdout
    for row in csv.DictReader(output.splitlines()):
        rows["NeuroBalance " + row["method"], float(row["tolerance"]), row["problem"]] = (int(row["evaluations"]), max(1e-17, float(row["error"])))

    solvers = sorted({key[0] for key in rows}, key=lambda name: (not name.startswith("NeuroBalance DormandPrince54"), not name.startswith("NeuroBalance"), name))
    lines = [
        "# Work and precision: the 25 problems of DETEST", "",
        "Hull, Enright, Fellen and Sedgwick 1972, SIAM J Numer Anal 9:603, classes A to E, from 0 to 20, rtol = atol = the tolerance.",
        "Evaluations of the right-hand side and error at the end, both as geometric means over the problems; the error is the largest component's,",
        "in units of the largest component at start or end. A ratio above 1 means that the solver needs more, or errs more, than Hairer's dopri5.",
        f"References: collocation of order 20 in 34-digit arithmetic; SciPy's DOP853 at rtol 1e-13 agrees with them to {tight[farthest]:.0e} ({farthest}).",
        f"SciPy {scipy.__version__}, NumPy {np.__version__}, Python {platform.python_version()}; {datetime.date.today().isoformat()}.", "",
        "    bash benchmarks/peers/work_precision.sh", "",
        "| solver | tolerance | evaluations | error | evaluations / dopri5 | error / dopri5 | worst error of one problem |", "|---|---|---|---|---|---|---|",
    ]
    for tolerance in (1e-3, 1e-6, 1e-9):
        mean = {peer: tuple(geometric([rows[peer, tolerance, name][i] for name in PROBLEMS]) for i in (0, 1)) for peer in solvers}
        base = mean["dopri5 (Hairer's Fortran)"]
        for peer in solvers:
            worst = max(PROBLEMS, key=lambda name: rows[peer, tolerance, name][1])
            lines.append(f"| {peer} | {tolerance:.0e} | {mean[peer][0]:.0f} | {mean[peer][1]:.2e} | {mean[peer][0] / base[0]:.3f} | {mean[peer][1] / base[1]:.2g} | {rows[peer, tolerance, worst][1]:.1e} ({worst}) |".replace("e-0", "e-"))
    lines += ["", "## Problem by problem", "", "Evaluations and error of our Dormand-Prince 5(4) and of dopri5.", "",
              "| problem | " + " | ".join(f"ours, {t:.0e} | dopri5, {t:.0e}" for t in (1e-3, 1e-6, 1e-9)).replace("e-0", "e-") + " |", "|---" * 7 + "|"]
    for name in PROBLEMS:
        cells = []
        for tolerance in (1e-3, 1e-6, 1e-9):
            for peer in ("NeuroBalance DormandPrince54", "dopri5 (Hairer's Fortran)"):
                evaluations, mistake = rows[peer, tolerance, name]
                cells.append(f"{evaluations}, {mistake:.0e}".replace("e-0", "e-"))
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    with open(options.out, "w") as file:
        file.write("\n".join(lines) + "\n")


main()
