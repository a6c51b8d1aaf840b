"""agreement.py FOLDER: alpha in numpy by the method of fast-krippendorff, which Debian does not have (written for this comparison,
or the package krippendorff itself where it is installed), and statsmodels.stats.inter_rater."""
import os
import sys

from common import measure, skipped

try:
    import numpy
except ImportError:
    skipped("all", "agreement.py", "numpy is not installed")
    sys.exit(0)

GRADES = 4


def read(folder, name):
    return numpy.loadtxt(os.path.join(folder, name), dtype=int)


def ordinal_alpha(ratings):
    """Counts by plan and grade, their coincidences, ordinal distances: all as whole-array operations."""
    counts = (ratings[:, :, None] == numpy.arange(GRADES)).sum(axis=1)
    counts = counts[counts.sum(axis=1) > 1]
    pairs = (counts.sum(axis=1) - 1.0)[:, None]
    observed = counts.T @ (counts / pairs) - numpy.diag((counts / pairs).sum(axis=0))
    n = counts.sum(axis=0)
    upto = numpy.cumsum(n)
    low = numpy.minimum.outer(numpy.arange(GRADES), numpy.arange(GRADES))
    high = numpy.maximum.outer(numpy.arange(GRADES), numpy.arange(GRADES))
    distance = (upto[high] - upto[low] + n[low] - (n[low] + n[high]) / 2) ** 2
    expected = numpy.outer(n, n) * distance
    return 1 - (n.sum() - 1) * (observed * distance).sum() / expected.sum()


def alpha(folder):
    try:
        import krippendorff
    except ImportError:
        krippendorff = None
    for rows, size in ((10_000, "10,000 x 3"), (100_000, "100,000 x 3")):
        task = "alpha ordinal, " + size
        ratings = read(folder, f"ratings_{rows}.txt")
        measure(task, "numpy, by its method", lambda: {"alpha": ordinal_alpha(ratings)})
        if krippendorff is not None:
            data = numpy.where(ratings < 0, numpy.nan, ratings).T
            measure(task, "fast-krippendorff", lambda: {
                "alpha": krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal")})


def kappas(folder):
    tasks = ("Fleiss' kappa, its complete rows", "Cohen's kappa quadratic with ASE, its first two raters")
    try:
        from statsmodels.stats import inter_rater
    except ImportError:
        for task in tasks:
            skipped(task, "statsmodels", "it is not installed")
        return
    ratings = read(folder, "complete.txt")
    measure(tasks[0], "statsmodels", lambda: {
        "value": inter_rater.fleiss_kappa(inter_rater.aggregate_raters(ratings, GRADES)[0], method="fleiss")})

    def cohen():
        table = numpy.zeros((GRADES, GRADES))
        numpy.add.at(table, (ratings[:, 0], ratings[:, 1]), 1)
        found = inter_rater.cohens_kappa(table, weights=numpy.arange(GRADES) ** 2, wt="toeplitz")
        return {"value": found.kappa, "ase": found.std_kappa}

    measure(tasks[1], "statsmodels", cohen)


alpha(sys.argv[1])
kappas(sys.argv[1])
