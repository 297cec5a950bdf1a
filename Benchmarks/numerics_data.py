"""The data of the numerics benchmarks and what all peers share; imported first, it sets two threads."""

import os

THREADS = 2
for name in ("OMP", "OPENBLAS", "NUMBA"):
    os.environ[f"{name}_NUM_THREADS"] = str(THREADS)
os.environ["POLARS_MAX_THREADS"] = str(THREADS)

import numpy as np  # noqa: E402 (the number of threads is read on import)

COLUMNS, GROUPS = 40, 8
SIZE = COLUMNS // GROUPS
FALLING = np.arange(COLUMNS) % 7 == 3
INNER = 1.0 + np.arange(COLUMNS) * 7 % 10
OUTER = 1.0 + np.arange(GROUPS) * 3 % 5
# The weights that a reweighing alternates between, and the one weight that changes.
REWEIGHED = [1.0 + (np.arange(COLUMNS) * 3 + 5) % 10, 1.0 + (np.arange(COLUMNS) * 7 + 2) % 10]
CHANGED = 17
BLOCK = 4096


def make(folder, scale):
    random = np.random.default_rng(20261121)
    rows = 1_000_000 // scale
    table = random.normal(70, 12, (COLUMNS, rows))
    table[random.random(table.shape, dtype=np.float32) < 0.03] = np.nan
    mixing = random.normal(size=(10, 10))
    cloud = random.normal(size=(rows // 10, 10)) @ mixing
    cloud[: rows // 100] += 8 * np.abs(mixing).sum(0) / np.sqrt(10)
    random.shuffle(cloud)
    files = {
        "table": table, "cloud": cloud.T, "values": random.lognormal(4, 0.5, rows),
        "scores": random.normal(70, 12, rows), "manyscores": random.normal(70, 12, 10 * rows),
    }
    for name, values in files.items():
        path = os.path.join(folder, f"{name}.f64")
        np.ascontiguousarray(values).tofile(path + ".part")
        os.rename(path + ".part", path)


def load(folder, name, columns=None):
    values = np.fromfile(os.path.join(folder, f"{name}.f64"))
    return values if columns is None else values.reshape(columns, -1)


def places(scores):
    """Competition places, the largest first."""
    order = np.argsort(-scores)
    ranked = scores[order]
    leads = np.empty(len(scores), bool)
    leads[0] = True
    np.not_equal(ranked[1:], ranked[:-1], out=leads[1:])
    found = np.empty(len(scores), np.int32)
    steps = np.where(leads, np.arange(1, len(scores) + 1, dtype=np.int32), 0)
    found[order] = np.maximum.accumulate(steps)
    return found


def ranked(scores, found):
    """What must agree: the mean score, and places weighed so that an exchange of two shows."""
    found = np.asarray(found, dtype=np.float64)
    return {
        "mean": float(np.mean(scores)),
        "places": float((found * (np.arange(len(found)) % 97)).sum() / len(found) ** 2),
    }
