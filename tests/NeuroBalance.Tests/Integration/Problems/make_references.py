#!/usr/bin/env python3
"""Makes references.txt: the solutions of the test problems at their end times, to about 20 digits.

Needs mpmath. The equations are typed here a second time, on purpose: a slip in either copy shows.
Constants are the doubles that the C# problems use.

Non-stiff problems: Gauss collocation with 10 stages (order 20) in 34-digit arithmetic, stages by fixed-point
iteration, the step from the rule of order 9 on nine of the nodes. Stiff problems: Radau IIA collocation with 7 stages (order 13),
stages by Newton's method, the step from doubling. HIRES, which is large for that and only mildly stiff: Taylor series of
order 40, their coefficients by recurrence, the step from the last two of them. Each problem is solved twice, the second
time to a tighter tolerance, and both results must agree to 18 (Radau: 15) digits of the largest component.

    python3 make_references.py [--only NAME ...] > references.txt

Python's mpmath is enough; a run without --only takes about eight minutes and writes all of references.txt, header included.
"""
import sys
from mpmath import mp, mpf, matrix, polyroots, lu_solve, sqrt, cos, sin

mp.dps = 34


def gauss_nodes(s):
    coefficients = [mpf(0)] * (s + 1)
    for k in range(s + 1):  # shifted Legendre polynomial, highest power first
        coefficients[s - k] = (-1) ** (s + k) * mp.binomial(s, k) * mp.binomial(s + k, k)
    return sorted(polyroots(coefficients, maxsteps=500, extraprec=400)), coefficients


def radau_nodes(s):
    _, p = gauss_nodes(s)
    _, q = gauss_nodes(s - 1)
    difference = [a - b for a, b in zip(p, [mpf(0)] + q)]
    return sorted(polyroots(difference, maxsteps=500, extraprec=400))


def collocation(nodes):
    """a_ij and b_i: integrals of the Lagrange polynomials of the nodes."""
    s = len(nodes)
    with mp.workdps(80):
        vandermonde = matrix(s, s)
        for i in range(s):
            for k in range(s):
                vandermonde[k, i] = nodes[i] ** k
        a = []
        for c in list(nodes) + [mpf(1)]:
            right = matrix([c ** (k + 1) / (k + 1) for k in range(s)])
            a.append(list(lu_solve(vandermonde, right)))
    return a[:-1], a[-1]


G = gauss_nodes(10)[0]
GA, GB = collocation(G)
KEPT = [i for i in range(10) if i != 4]
GE = list(GB)  # the weights less those of the rule without the fifth node: of order 9, an error estimate
for i, w in zip(KEPT, collocation([G[i] for i in KEPT])[1]):
    GE[i] -= w
R = radau_nodes(7)
RA, RB = collocation(R)


def solve_gauss(f, y, t0, t1, tolerance):
    """tolerance: for the error of the rule of order 9; the rule of order 20 is then wrong by about its square."""
    s, n = len(G), len(y)
    t, h = t0, (t1 - t0) / 1000
    while t < t1:
        last = h >= t1 - t
        if last:
            h = t1 - t
        k0 = f(t, y)
        k = [list(k0) for _ in range(s)]
        previous, ok = None, False
        for iteration in range(40):
            change, size = mpf(0), max(abs(v) for v in y) + mpf('1e-12')
            for i in range(s):
                stage = [y[c] + h * sum(GA[i][j] * k[j][c] for j in range(s)) for c in range(n)]
                new = f(t + G[i] * h, stage)
                change = max(change, max(abs(a - b) for a, b in zip(new, k[i])))
                k[i] = new
            if h * change <= size * mpf(10) ** -30:
                ok = True
                break
            if previous is not None and change > previous / 2:
                break
            previous = change
        estimate = max(abs(h * sum(GE[i] * k[i][c] for i in range(s))) for c in range(n)) / size / tolerance
        if ok and estimate <= 1:
            y = [y[c] + h * sum(GB[i] * k[i][c] for i in range(s)) for c in range(n)]
            t = t1 if last else t + h
        elif not ok:
            estimate = max(estimate, mpf(1000))
        h *= min(mpf(2), max(mpf('0.3'), mpf('0.9') / max(estimate, mpf(10) ** -20) ** mpf('0.1')))
    return y


def factor(m):
    """LU with partial pivoting on lists, zeros skipped; in place."""
    n, order = len(m), []
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        order.append(p)
        m[c], m[p] = m[p], m[c]
        top = m[c]
        used = [k for k in range(c + 1, n) if top[k] != 0]
        for r in range(c + 1, n):
            row = m[r]
            if row[c] != 0:
                w = row[c] = row[c] / top[c]
                for k in used:
                    row[k] -= w * top[k]
    return m, order


def substitute(lu, right):
    m, order = lu
    n = len(m)
    for c, p in enumerate(order):
        right[c], right[p] = right[p], right[c]
    for r in range(n):
        right[r] -= sum(m[r][k] * right[k] for k in range(r) if m[r][k] != 0)
    for r in reversed(range(n)):
        right[r] = (right[r] - sum(m[r][k] * right[k] for k in range(r + 1, n) if m[r][k] != 0)) / m[r][r]
    return right


def radau_step(f, jacobian, t, y, h):
    """One step; Newton with the Jacobians of the first three iterations."""
    s, n = len(R), len(y)
    z = [[mpf(0)] * n for _ in range(s)]
    lu, previous = None, None
    for iteration in range(40):
        stages = [[y[c] + z[j][c] for c in range(n)] for j in range(s)]
        values = [f(t + R[j] * h, stages[j]) for j in range(s)]
        if iteration < 3:
            jacobians = [jacobian(t + R[j] * h, stages[j]) for j in range(s)]
            big = [[(1 if i == j and c == e else 0) - (h * RA[i][j] * jacobians[j][c][e] if jacobians[j][c][e] != 0 else 0)
                    for j in range(s) for e in range(n)] for i in range(s) for c in range(n)]
            lu = factor(big)
        right = [-z[i][c] + h * sum(RA[i][j] * values[j][c] for j in range(s)) for i in range(s) for c in range(n)]
        delta = substitute(lu, right)
        change = mpf(0)
        for i in range(s):
            for c in range(n):
                z[i][c] += delta[i * n + c]
                change = max(change, abs(delta[i * n + c]) / (abs(y[c]) + abs(z[i][c]) + mpf(10) ** -22))
        if change < mpf(10) ** -24:
            return [y[c] + z[-1][c] for c in range(n)]  # the last node of Radau IIA is the end
        if iteration > 5 and change > previous / 4:
            return None
        previous = change
    return None


def solve_radau(f, jacobian, y, t0, t1, tolerance):
    t, h = t0, mpf(10) ** -6
    while t < t1:
        last = h >= t1 - t
        if last:
            h = t1 - t
        whole = radau_step(f, jacobian, t, y, h)
        half = radau_step(f, jacobian, t, y, h / 2) if whole else None
        end = radau_step(f, jacobian, t + h / 2, half, h / 2) if half else None
        if end is None:
            h /= 4
            continue
        error = max(abs(a - b) / (abs(b) + mpf(10) ** -12) for a, b in zip(whole, end)) / tolerance
        if error <= 1:
            t, y = (t1 if last else t + h), end
        h *= min(mpf(4), max(mpf('0.1'), mpf('0.8') * (1 / max(error, mpf(10) ** -20)) ** (mpf(1) / 14)))
    return y


def solve_taylor(next_coefficients, y, t0, t1, tolerance, order=40):
    """tolerance: for the last two terms of the series of a step, absolute."""
    t, steps = t0, 0
    while t < t1:
        series = [[v] for v in y]
        for k in range(order):
            for component, value in zip(series, next_coefficients(series, k)):
                component.append(value)
        largest = [max(abs(component[k]) for component in series) for k in (order - 1, order)]
        h = min((tolerance / largest[0]) ** (mpf(1) / (order - 1)), (tolerance / largest[1]) ** (mpf(1) / order))
        last = h >= t1 - t
        if last:
            h = t1 - t
        y = [mp.polyval(component[::-1], h) for component in series]
        t = t1 if last else t + h
        steps += 1
    print(steps, 'steps', file=sys.stderr)
    return y


def d(x):
    """The double nearest to a decimal, exactly."""
    return mpf(float(x))


def kepler(e):
    def f(t, y):
        r3 = sqrt(y[0] ** 2 + y[1] ** 2) ** 3
        return [y[2], y[3], -y[0] / r3, -y[1] / r3]
    start = [1 - d(e), mpf(0), mpf(0), mpf(float(((1 + float(e)) / (1 - float(e))) ** 0.5))]
    start[0] = mpf(1 - float(e))
    return f, start


def heat(n):
    def f(t, y):
        return [(y[i - 1] if i else 0) - 2 * y[i] + (y[i + 1] if i < n - 1 else 0) for i in range(n)]
    return f, [mpf(1)] + [mpf(0)] * (n - 1)


def chain(rate):
    def f(t, y):
        out = [-rate(1) * y[0]]
        for i in range(2, 10):
            out.append(rate(i - 1) * y[i - 2] - rate(i) * y[i - 1])
        out.append(rate(9) * y[8])
        return out
    return f, [mpf(1)] + [mpf(0)] * 9


def planets():
    k2, m0 = d('2.95912208286'), d('1.00000597682')
    m = [d(v) for v in ('0.000954786104043', '0.000285583733151', '0.0000437273164546', '0.0000517759138449', '0.00000277777777778')]
    x = '3.42947415189 3.35386959711 1.35494901715 6.64145542550 5.97156957878 2.18231499728 11.2630437207 14.6952576794 6.27960525067 -30.1552268759 1.65699966404 1.43785752721 -21.1238353380 28.4465098142 15.3882659679'
    v = '-.557160570446 .505696783289 .230578543901 -.415570776342 .365682722812 .169143213293 -.325325669158 .189706021964 .0877265322780 -.0240476254170 -.287659532608 -.117219543175 -.176860753121 -.216393453025 -.0148647893090'

    def f(t, y):
        q = [y[3 * j:3 * j + 3] for j in range(5)]
        r3 = [sqrt(sum(c * c for c in p)) ** 3 for p in q]
        acceleration = []
        for j in range(5):
            a = [-(m0 + m[j]) * c / r3[j] for c in q[j]]
            for k in range(5):
                if k != j:
                    d3 = sqrt(sum((q[k][i] - q[j][i]) ** 2 for i in range(3))) ** 3
                    for i in range(3):
                        a[i] += m[k] * ((q[k][i] - q[j][i]) / d3 - q[k][i] / r3[k])
            acceleration += [k2 * c for c in a]
        return list(y[15:]) + acceleration
    return f, [d(c) for c in x.split()] + [d(c) for c in v.split()]


def pleiades():
    def f(t, y):
        x, v = y[0:7], y[7:14]
        ax, ay = [mpf(0)] * 7, [mpf(0)] * 7
        for i in range(7):
            for j in range(i):
                dx, dy = x[j] - x[i], v[j] - v[i]
                r3 = sqrt(dx * dx + dy * dy) ** 3
                ax[i] += (j + 1) * dx / r3
                ay[i] += (j + 1) * dy / r3
                ax[j] -= (i + 1) * dx / r3
                ay[j] -= (i + 1) * dy / r3
        return list(y[14:28]) + ax + ay
    start = [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, d('1.75'), d('-1.5'), 0, 0, 0, d('-1.25'), 1, 0, 0]
    return f, [mpf(c) for c in start]


def arenstorf():
    mu = d('0.012277471')
    nu = mpf(1 - 0.012277471)

    def f(t, y):
        d1 = sqrt((y[0] + mu) ** 2 + y[1] ** 2) ** 3
        d2 = sqrt((y[0] - nu) ** 2 + y[1] ** 2) ** 3
        return [y[2], y[3],
                y[0] + 2 * y[3] - nu * (y[0] + mu) / d1 - mu * (y[0] - nu) / d2,
                y[1] - 2 * y[2] - nu * y[1] / d1 - mu * y[1] / d2]
    return f, [d('0.994'), mpf(0), mpf(0), d('-2.00158510637908252240537862224')]


def van_der_pol(mu):
    def f(t, y):
        return [y[1], mu * ((1 - y[0] ** 2) * y[1]) - y[0]]

    def jacobian(t, y):
        return [[0, 1], [-2 * mu * y[0] * y[1] - 1, mu * (1 - y[0] ** 2)]]
    return f, [mpf(2), mpf(0)], jacobian


def robertson():
    a, b, c = d('0.04'), d('1e4'), d('3e7')

    def f(t, y):
        s = b * y[1] * y[2]
        q = c * y[1] ** 2
        return [-a * y[0] + s, a * y[0] - s - q, q]

    def jacobian(t, y):
        return [[-a, b * y[2], b * y[1]], [a, -b * y[2] - 2 * c * y[1], -b * y[1]], [0, 2 * c * y[1], 0]]
    return f, [mpf(1), mpf(0), mpf(0)], jacobian


def hires():
    c = [d(v) for v in ('1.71', '0.43', '8.32', '0.0007', '8.75', '10.03', '0.035', '1.12', '1.745', '280', '0.69', '1.81')]

    def next_coefficients(y, k):
        """The coefficients of t^(k + 1): 1 / (k + 1) of those of t^k in the right-hand side; y holds one list a component."""
        p = c[9] * sum(y[5][j] * y[7][k - j] for j in range(k + 1))
        a, b, g, e, i, m, s = (component[k] for component in y[:7])
        q = c[11] * s
        slopes = [-c[0] * a + c[1] * b + c[2] * g + (c[3] if k == 0 else 0),
                  c[0] * a - c[4] * b,
                  -c[5] * g + c[1] * e + c[6] * i,
                  c[2] * b + c[0] * g - c[7] * e,
                  -c[8] * i + c[1] * m + c[1] * s,
                  -p + c[10] * e + c[0] * i - c[1] * m + c[10] * s,
                  p - q,
                  -p + q]
        return [slope / (k + 1) for slope in slopes]
    return next_coefficients, [mpf(1)] + [mpf(0)] * 6 + [d('0.0057')]


def b4(t, y):
    r = sqrt(y[0] ** 2 + y[1] ** 2)
    return [-y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r]


def vector(*values):
    return [d(v) for v in values]


GENTLE = {
    'A1': (lambda t, y: [-y[0]], vector(1), 20),
    'A2': (lambda t, y: [-y[0] ** 3 / 2], vector(1), 20),
    'A3': (lambda t, y: [y[0] * cos(t)], vector(1), 20),
    'A4': (lambda t, y: [y[0] / 4 * (1 - y[0] / 20)], vector(1), 20),
    'A5': (lambda t, y: [(y[0] - t) / (y[0] + t)], vector(4), 20),
    'B1': (lambda t, y: [2 * (y[0] - y[0] * y[1]), -(y[1] - y[0] * y[1])], vector(1, 3), 20),
    'B2': (lambda t, y: [-y[0] + y[1], y[0] - 2 * y[1] + y[2], y[1] - y[2]], vector(2, 0, 1), 20),
    'B3': (lambda t, y: [-y[0], y[0] - y[1] ** 2, y[1] ** 2], vector(1, 0, 0), 20),
    'B4': (b4, vector(3, 0, 0), 20),
    'B5': (lambda t, y: [y[1] * y[2], -y[0] * y[2], -d('0.51') * y[0] * y[1]], vector(0, 1, 1), 20),
    'C1': (*chain(lambda i: 1), 20),
    'C2': (*chain(lambda i: i), 20),
    'C3': (*heat(10), 20),
    'C4': (*heat(51), 20),
    'C5': (*planets(), 20),
    'D1': (*kepler('0.1'), 20),
    'D2': (*kepler('0.3'), 20),
    'D3': (*kepler('0.5'), 20),
    'D4': (*kepler('0.7'), 20),
    'D5': (*kepler('0.9'), 20),
    'E1': (lambda t, y: [y[1], -(y[1] / (t + 1) + (1 - mpf(1) / 4 / (t + 1) ** 2) * y[0])], vector('0.6713967071418030', '0.09540051444747446'), 20),
    'E2': (lambda t, y: [y[1], (1 - y[0] ** 2) * y[1] - y[0]], vector(2, 0), 20),
    'E3': (lambda t, y: [y[1], y[0] ** 3 / 6 - y[0] + 2 * sin(d('2.78535') * t)], vector(0, 0), 20),
    'E4': (lambda t, y: [y[1], d('0.032') - d('0.4') * y[1] ** 2], vector(30, 0), 20),
    'E5': (lambda t, y: [y[1], sqrt(1 + y[1] ** 2) / (25 - t)], vector(0, 0), 20),
    'Arenstorf': (*arenstorf(), d('17.0652165601579625588917206249')),
    'Pleiades': (*pleiades(), 3),
    'Lorenz': (lambda t, y: [10 * (y[1] - y[0]), y[0] * (28 - y[2]) - y[1], y[0] * y[1] - mpf(8.0 / 3) * y[2]], vector(1, 1, 1), 10),
    'Brusselator': (lambda t, y: [1 + y[0] ** 2 * y[1] - 4 * y[0], 3 * y[0] - y[0] ** 2 * y[1]], vector(1.5, 3), 20),
    'LotkaVolterra': (lambda t, y: [1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]], vector(10, 5), 15),
}

STIFF = {
    'VanDerPol1000': (*van_der_pol(1000), 2000),
    'Robertson40': (*robertson(), 40),
    'Robertson1e11': (*robertson(), d('1e11')),
}

SERIES = {
    'Hires': (*hires(), d('321.8122')),
}


def main():
    only = sys.argv[2:] if len(sys.argv) > 2 and sys.argv[1] == '--only' else None
    if only is None:
        print('# name, end time, solution there; made by one run of make_references.py, which tells how')
    apart = []
    for name in [*GENTLE, *STIFF, *SERIES]:
        if only is not None and name not in only:
            continue
        if name in GENTLE:
            f, y, end = GENTLE[name]
            one = solve_gauss(f, y, mpf(0), mpf(end), mpf(10) ** -11)
            two = solve_gauss(f, y, mpf(0), mpf(end), mpf(10) ** -12)
        elif name in SERIES:
            f, y, end = SERIES[name]
            one = solve_taylor(f, y, mpf(0), mpf(end), mpf(10) ** -26)
            two = solve_taylor(f, y, mpf(0), mpf(end), mpf(10) ** -29)
        else:
            f, y, jacobian, end = STIFF[name]
            one = solve_radau(f, jacobian, y, mpf(0), mpf(end), mpf(10) ** -15)
            two = solve_radau(f, jacobian, y, mpf(0), mpf(end), mpf(10) ** -17)
        size = max(abs(v) for v in two)
        difference = max(abs(a - b) for a, b in zip(one, two)) / size
        print(name, 'differs by', mp.nstr(difference, 3), file=sys.stderr)
        if difference > mpf(10) ** (-15 if name in STIFF else -18):
            apart.append(name)
        print(name, repr(float(end)), *(mp.nstr(v, 20) for v in two), flush=True)
    if apart:
        raise SystemExit(f'the two solutions are too far apart: {apart}')


if __name__ == '__main__':
    main()
