"""suppression.py FOLDER: the fewest secondary cells as a mixed integer program, and the bounds of every suppressed cell as linear
programs, by HiGHS through scipy."""
import os
import sys

from common import measure, skipped

TASKS = ("secondary suppression, 12 x 12", "audit of its bounds")
try:
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, linprog, milp
    from scipy.sparse import lil_matrix
except ImportError:
    for each in TASKS:
        skipped(each, "HiGHS", "scipy is not installed")
    sys.exit(0)

THRESHOLD = 5
SECONDS = 120


def totals_of(counts):
    return numpy.concatenate([counts.sum(axis=1), counts.sum(axis=0)])


def choose(counts):
    """For every small cell and both directions there must be a table with the published totals that differs from the true one in
    suppressed cells alone, in which the cell is 1 or less, or the threshold or more. Fewest cells, then the smallest total."""
    rows, columns = counts.shape
    size = rows * columns
    flat = counts.ravel()
    small = [i for i in range(size) if 0 < flat[i] < THRESHOLD]
    low = numpy.zeros(size * (1 + 2 * len(small)))
    high = numpy.full(len(low), numpy.inf)
    high[:size] = flat > 0
    low[small] = 1
    lines = rows + columns
    matrix = lil_matrix((2 * len(small) * (lines + 2 * size), len(low)))
    least, most = [], []
    line = 0
    for number, (cell, rises) in enumerate((cell, rises) for cell in small for rises in (False, True)):
        begin = size * (1 + number)
        if rises:
            low[begin + cell] = THRESHOLD
        else:
            high[begin + cell] = 1
        for i in range(size):
            matrix[line + i // columns, begin + i] = 1
            matrix[line + rows + i % columns, begin + i] = 1
        least += list(totals_of(counts))
        most += list(totals_of(counts))
        line += lines
        for i in range(size):
            # A published cell keeps its count; a few more than the threshold are all that a detour can need.
            matrix[line, begin + i], matrix[line, i] = 1, -THRESHOLD
            matrix[line + 1, begin + i], matrix[line + 1, i] = 1, min(flat[i], THRESHOLD)
            least += [-numpy.inf, flat[i]]
            most += [flat[i], numpy.inf]
            line += 2
    cost = numpy.zeros(len(low))
    cost[:size] = counts.sum() + 1 + flat
    whole = numpy.zeros(len(low))
    whole[:size] = 1
    found = milp(cost, constraints=LinearConstraint(matrix.tocsr(), least, most), bounds=Bounds(low, high),
                 integrality=whole, options={"mip_rel_gap": 0, "time_limit": SECONDS})
    if found.status != 0:
        return None
    secondary = [i for i in range(size) if found.x[i] > 0.5 and i not in small]
    return {"secondary": len(secondary), "sum": sum(flat[i] for i in secondary), "minimal": 1}


def audit(counts, cells):
    """Answers sums over the cells, each weighed by its place, as statistics_bench makes them."""
    rows = counts.shape[0]
    lines = numpy.zeros((sum(counts.shape), len(cells)))
    left = numpy.zeros(len(lines))
    for place, (row, column) in enumerate(cells):
        for line in (row, rows + column):
            lines[line, place] = 1
            left[line] += counts[row, column]
    low = high = 0
    for place in range(len(cells)):
        goal = numpy.zeros(len(cells))
        goal[place] = 1
        low += (place + 1) * round(linprog(goal, A_eq=lines, b_eq=left, method="highs").fun)
        high -= (place + 1) * round(linprog(-goal, A_eq=lines, b_eq=left, method="highs").fun)
    return {"low": low, "high": high}


def main(folder):
    counts = numpy.loadtxt(os.path.join(folder, "counts.txt"), dtype=int)
    cells = numpy.loadtxt(os.path.join(folder, "suppressed.txt"), dtype=int)
    if choose(counts) is None:
        skipped(TASKS[0], "HiGHS", f"not done in {SECONDS} s")
    else:
        measure(TASKS[0], "HiGHS", lambda: choose(counts), repeats=1)
    measure(TASKS[1], "HiGHS", lambda: audit(counts, cells), repeats=3)


main(sys.argv[1])
