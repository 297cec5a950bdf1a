"""Composites and their reweighing by numpy, numba, polars and scikit-criteria, each as fast as we know how.

Functions are called PEER_KIND, take the folder of the data and return what is to be timed.
"""

import numpy as np

from numerics_data import BLOCK, CHANGED, COLUMNS, FALLING, GROUPS, INNER, OUTER, REWEIGHED, SIZE, load, places

# composite: min-max, 40 indicators in 8 groups in one index, weights renormalised where some are missing


def bounds(lowest, highest):
    worst = np.where(FALLING, highest, lowest)
    return worst, 100 / (np.where(FALLING, lowest, highest) - worst)


def numpy_composite(folder):
    table = load(folder, "table", COLUMNS)
    shares = np.zeros((GROUPS, COLUMNS))
    for group in range(GROUPS):
        shares[group, group * SIZE : (group + 1) * SIZE] = INNER[group * SIZE : (group + 1) * SIZE]

    def work():
        worst, slope = bounds(
            np.array([np.fmin.reduce(column) for column in table]),
            np.array([np.fmax.reduce(column) for column in table]))
        scores = np.empty(table.shape[1])
        for start in range(0, len(scores), BLOCK):
            part = (table[:, start : start + BLOCK] - worst[:, None]) * slope[:, None]
            missing = np.isnan(part)
            part[missing] = 0
            with np.errstate(invalid="ignore"):
                groups = (shares @ part) / (shares @ (~missing).astype(float))
            absent = np.isnan(groups)
            groups[absent] = 0
            scores[start : start + BLOCK] = (OUTER @ groups) / (OUTER @ ~absent)
        return scores, places(scores)

    return work


def numba_composite(folder):
    from numba import njit, prange

    table = load(folder, "table", COLUMNS)

    @njit(parallel=True)
    def extremes(table):
        lowest = np.empty(table.shape[0])
        highest = np.empty(table.shape[0])
        for column in prange(table.shape[0]):
            low, high = np.inf, -np.inf
            for value in table[column]:
                low = value if value < low else low
                high = value if value > high else high
            lowest[column], highest[column] = low, high
        return lowest, highest

    @njit(parallel=True, error_model="numpy")
    def means(table, worst, slope, inner, outer, size):
        rows = table.shape[1]
        scores = np.empty(rows)
        for block in prange((rows + 1023) // 1024):
            first, last = block * 1024, min(rows, block * 1024 + 1024)
            sums, weights = np.zeros(1024), np.zeros(1024)
            for group in range(len(outer)):
                part, present = np.zeros(1024), np.zeros(1024)
                for column in range(group * size, group * size + size):
                    for row in range(last - first):
                        score = (table[column, first + row] - worst[column]) * slope[column]
                        known = score == score
                        part[row] += inner[column] * score if known else 0.0
                        present[row] += inner[column] if known else 0.0
                for row in range(last - first):
                    known = present[row] > 0
                    sums[row] += outer[group] * part[row] / present[row] if known else 0.0
                    weights[row] += outer[group] if known else 0.0
            for row in range(last - first):
                scores[first + row] = sums[row] / weights[row]
        return scores

    def work():
        scores = means(table, *bounds(*extremes(table)), INNER, OUTER, SIZE)
        return scores, places(scores)

    return work


def polars_frame(folder):
    import polars as pl

    table = load(folder, "table", COLUMNS)
    return pl, pl.DataFrame({f"x{i}": table[i] for i in range(COLUMNS)}).fill_nan(None)


def polars_mean(pl, names, weights):
    parts = list(zip(names, weights))
    return pl.sum_horizontal(pl.col(name) * weight for name, weight in parts) / pl.sum_horizontal(
        pl.col(name).is_not_null() * weight for name, weight in parts)


def polars_ranked(pl, lazy):
    found = lazy.with_columns(pl.col("s").rank("min", descending=True).alias("place")).collect()
    return found["s"].to_numpy(), found["place"].to_numpy()


def polars_composite(folder):
    pl, frame = polars_frame(folder)

    def score(index):
        column = pl.col(f"x{index}")
        rising = (column - column.min()) / (column.max() - column.min()) * 100
        return ((100 - rising) if FALLING[index] else rising).alias(f"x{index}")

    def work():
        lazy = frame.lazy().select(score(index) for index in range(COLUMNS))
        lazy = lazy.select(
            polars_mean(pl, [f"x{i}" for i in range(g * SIZE, (g + 1) * SIZE)], INNER[g * SIZE :])
            .fill_nan(None).alias(f"g{g}")
            for g in range(GROUPS))
        lazy = lazy.select(polars_mean(pl, [f"g{g}" for g in range(GROUPS)], OUTER).alias("s"))
        return polars_ranked(pl, lazy)

    return work


def skcriteria_composite(folder):
    """It knows neither missing values nor trees: column means stand in, and one level."""
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.invert_objectives import NegateMinimize
    from skcriteria.preprocessing.scalers import MinMaxScaler

    table = load(folder, "table", COLUMNS)
    for column in table:
        column[np.isnan(column)] = np.nanmean(column)
    matrix = np.ascontiguousarray(table.T)
    objectives = [min if falls else max for falls in FALLING]

    def work():
        problem = mkdm(matrix, objectives, weights=INNER)
        problem = MinMaxScaler(target="matrix").transform(NegateMinimize().transform(problem))
        WeightedSumModel().evaluate(problem)
        return {}

    return work


# reweigh: one weighted mean of 40 scores with other weights, and the places that follow


def resident(folder, kind):
    """The scores 0 to 100 and what is present, as products want them; the plain table where it is one."""
    table = load(folder, "table", COLUMNS)
    worst, slope = bounds(np.nanmin(table, 1), np.nanmax(table, 1))
    for column, origin, factor in zip(table, worst, slope):
        column -= origin
        column *= factor
    if kind is None:
        return table
    present = ~np.isnan(table)
    return np.where(present, table, 0).astype(kind), present.astype(kind)


def alternating(score):
    turn = 0

    def work():
        nonlocal turn
        turn += 1
        scores = score(REWEIGHED[turn % 2])
        return scores, places(scores)

    return work


def numpy_reweigh(folder, kind=np.float64):
    scores, present = resident(folder, kind)
    return alternating(lambda weights: (weights.astype(kind) @ scores) / (weights.astype(kind) @ present))


def numpy32_reweigh(folder):
    return numpy_reweigh(folder, np.float32)


def numba_reweigh(folder):
    from numba import njit, prange

    scores = resident(folder, None)

    @njit(parallel=True, error_model="numpy")
    def means(scores, weights):
        rows = scores.shape[1]
        result = np.empty(rows)
        for block in prange((rows + 1023) // 1024):
            first, last = block * 1024, min(rows, block * 1024 + 1024)
            sums, present = np.zeros(1024), np.zeros(1024)
            for column in range(len(weights)):
                for row in range(last - first):
                    score = scores[column, first + row]
                    known = score == score
                    sums[row] += weights[column] * score if known else 0.0
                    present[row] += weights[column] if known else 0.0
            for row in range(last - first):
                result[first + row] = sums[row] / present[row]
        return result

    return alternating(lambda weights: means(scores, weights))


def polars_reweigh(folder):
    import polars as pl

    scores = resident(folder, None)
    frame = pl.DataFrame({f"x{i}": scores[i] for i in range(COLUMNS)}).fill_nan(None)
    names = [f"x{i}" for i in range(COLUMNS)]
    turn = 0

    def work():
        nonlocal turn
        turn += 1
        mean = polars_mean(pl, names, REWEIGHED[turn % 2])
        return polars_ranked(pl, frame.lazy().select(mean.alias("s")))

    return work


def numpy_reweighone(folder, kind=np.float64):
    """Adds what one changed weight changes to kept sums; rounding errors add up from turn to turn."""
    scores, present = resident(folder, kind)
    weights = REWEIGHED[0].astype(kind)
    sums, total = weights @ scores, weights @ present
    step = kind(1)

    def work():
        nonlocal sums, total, step
        sums += step * scores[CHANGED]
        total += step * present[CHANGED]
        step = -step
        result = sums / total
        return result, places(result)

    return work


def numpy32_reweighone(folder):
    return numpy_reweighone(folder, np.float32)
