"""Makes the data of the numerics benchmarks, or works on them with one other library.

usage: numerics_peers.py data FOLDER SCALE      the files, from a fixed seed, sizes divided by SCALE
       numerics_peers.py PEER KIND FOLDER       prints a line of JSON

Files are Doubles column after column, NaN where missing. What is timed begins with the table in memory
in the form that the library wants, compiled and warm, and ends with the numbers that are compared.
Two threads, and of several ways of writing it down the fastest that we know.
"""

import json
import resource
import statistics
import sys
import time

import numerics_data
import numerics_scores
import numpy as np
from numerics_data import load, places, ranked

# rank


def numpy_rank(folder, name="scores"):
    scores = load(folder, name)
    return lambda: (scores, places(scores))


def scipy_rank(folder, name="scores"):
    from scipy.stats import rankdata

    scores = load(folder, name)
    return lambda: (scores, rankdata(-scores, method="min"))


def polars_rank(folder, name="scores"):
    import polars as pl

    scores = load(folder, name)
    series = pl.Series(scores)
    return lambda: (scores, series.rank("min", descending=True).to_numpy())


def numpy_rankten(folder):
    return numpy_rank(folder, "manyscores")


def scipy_rankten(folder):
    return scipy_rank(folder, "manyscores")


def polars_rankten(folder):
    return polars_rank(folder, "manyscores")


# robust statistics


def sklearn_mcd(folder):
    from scipy.stats import chi2
    from sklearn.covariance import MinCovDet

    cloud = np.ascontiguousarray(load(folder, "cloud", 10).T)

    def work():
        fit = MinCovDet(random_state=0).fit(cloud)
        flags = int((fit.dist_ >= chi2.ppf(0.975, cloud.shape[1])).sum())
        chosen = cloud[fit.raw_support_]
        # Its reweighted scatter is not made consistent, so that it flags more.
        return {"logdet": float(np.linalg.slogdet(np.cov(chosen.T))[1]), "flagsUnscaled": flags}

    return work


def statsmodels_medcouple(folder):
    """Lists all pairs: of a million values there are 250 billion, so it takes the first ten thousand."""
    from statsmodels.stats.stattools import medcouple

    values = load(folder, "values")[:10_000]
    return lambda: {"medcoupleOf10000": float(medcouple(values))}


def statsmodels_qn(folder):
    from statsmodels.robust.scale import qn_scale

    values = load(folder, "values")
    return lambda: {"qn": float(qn_scale(values))}


def main():
    if sys.argv[1] == "data":
        return numerics_data.make(sys.argv[2], int(sys.argv[3]))
    peer, kind, folder = sys.argv[1:]
    name = f"{peer}_{kind.replace('-', '')}"
    work = (globals().get(name) or getattr(numerics_scores, name))(folder)
    slow = kind in ("mcd", "medcouple", "qn")
    # The first turn compiles and touches the memory; slow methods have nothing to warm.
    turns = 1 if slow else 7
    walls, processors = [], []
    for _ in range(turns):
        wall, processor = time.perf_counter(), time.process_time()
        found = work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    skipped = 0 if slow else 2
    figures = ranked(*found) if isinstance(found, tuple) else found
    print(json.dumps({
        "peer": peer, "kind": kind, "wall": statistics.median(walls[skipped:]),
        "cpu": statistics.median(processors[skipped:]),
        "peakMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "figures": figures,
    }))


if __name__ == "__main__":
    main()
