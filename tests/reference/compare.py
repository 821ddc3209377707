"""Engine and reference side by side: z of the difference between means, and between spreads."""

import functools
import math
import multiprocessing
import os
import subprocess
from types import SimpleNamespace

import h5py
import numpy

import cycle
import scenario

BINARY = os.environ["LEGEPLAN_BINARY"]
DATA = os.environ["LEGEPLAN_DATA"]
PROCESSES = 2
STEP = 12  # months between the times that are compared

# What is too rare or too heavy-tailed in so few replicates for its z to be near normal is left out:
# 0.2 is the skewness of the mean of a count of which 25 are expected.
MOST_SKEWNESS_OF_MEAN = 0.2
MOST_ERROR_OF_VARIANCE = 0.2

# Inhabitants below which one deal of people to lists is not near the mean over deals.
SMALL_TOWN = 1000


# --- Samples: name of a quantity -> its moments over the replicates ---------------------------

def moments(values):
    values = values[~numpy.isnan(values)]
    if len(values) == 0:
        return None  # undefined in every replicate
    n, mean = len(values), values.mean()
    deviation = values - mean
    variance = (deviation ** 2).mean()
    is_constant = variance <= (1e-6 * abs(mean)) ** 2
    return SimpleNamespace(
        n=n, mean=mean, variance=0.0 if is_constant else variance * n / (n - 1),
        skewness=0.0 if is_constant else (deviation ** 3).mean() / variance ** 1.5,
        kurtosis=1.0 if is_constant else (deviation ** 4).mean() / variance ** 2)


def quantities(name, months):
    """Of an array (replicates, months): the state each year, and for flows all up to then."""
    count = months.shape[1]
    for month in sorted({STEP // 2, *range(STEP, count + 1, STEP), count}):
        yield f"{name} in month {month}", months[:, month - 1]
        if name in cycle.FLOWS:
            yield f"{name} to month {month}", months[:, :month].sum(axis=1)


def of_reference(path, replicates, changes=()):
    """`changes` are (parameter, field, factor): what a power check moves."""
    tasks = [(str(path), seed, tuple(changes)) for seed in range(replicates)]
    with multiprocessing.Pool(PROCESSES) as pool:
        runs = pool.map(replicate, tasks, chunksize=4)
    sample = {}
    for name in runs[0]:
        values = numpy.array([run[name] for run in runs], dtype=float)
        sample[f"{name} at the start"] = moments(values[:, 0])
        sample.update((key, moments(v)) for key, v in quantities(name, values[:, 1:]))
    return sample


@functools.cache
def changed_scenario(path, changes):
    loaded = scenario.load(path, DATA)
    for parameter, field, factor in changes:
        loaded.parameters[parameter][field] *= factor
    return loaded


def replicate(task):
    path, seed, changes = task
    return cycle.replicate(changed_scenario(path, changes), seed)


def of_engine(path, replicates, folder):
    result = folder / "result.h5"
    subprocess.run([BINARY, "run", str(path), "-n", str(replicates), "-o", str(result), "--draws",
                    "--quiet"], check=True, stdout=subprocess.DEVNULL)
    sample = {}
    with h5py.File(result) as file:
        for name, group in file["indicator"].items():
            # Of the start the file has mean and spread only.
            mean, sd = group["initial_mean"][0], group["initial_sd"][0]
            if math.isnan(mean):
                sample[f"{name} at the start"] = None
                sample.update((key, moments(v)) for key, v in
                              quantities(name, group["draws"][0].astype(float)))
                continue
            variance = 0.0 if sd <= 1e-6 * abs(mean) else sd ** 2
            sample[f"{name} at the start"] = SimpleNamespace(
                n=replicates, mean=mean, variance=variance, skewness=None, kurtosis=None)
            draws = group["draws"][0].astype(float)
            sample.update((key, moments(v)) for key, v in quantities(name, draws))
    return sample


# --- Comparison ------------------------------------------------------------------------------

def z_of_means(engine, reference):
    """None where the reference has too few replicates to tell; the engine has many.

    What is rare may happen in one of them alone: the heavier of the two tails decides.
    """
    skewness = max((s.skewness for s in (engine, reference) if s.skewness is not None), key=abs)
    if abs(skewness) / math.sqrt(reference.n) > MOST_SKEWNESS_OF_MEAN:
        return None
    error = math.sqrt(engine.variance / engine.n + reference.variance / reference.n)
    difference = engine.mean - reference.mean
    if error == 0.0:
        return 0.0 if abs(difference) <= 1e-6 * abs(engine.mean) else math.inf
    return difference / error


def z_of_spreads(engine, reference):
    """Of the logarithms of the variances."""
    kurtosis = max(s.kurtosis for s in (engine, reference) if s.kurtosis is not None)
    if math.sqrt(max(0.0, kurtosis - 1.0) / reference.n) > MOST_ERROR_OF_VARIANCE:
        return None
    if engine.variance == 0.0 or reference.variance == 0.0:
        return 0.0 if engine.variance == reference.variance else math.inf
    # Where a yes or no is nearly even its variance has hardly any error: a floor keeps z sane.
    error = math.sqrt(max(kurtosis - 1.0, 0.2) * (1.0 / engine.n + 1.0 / reference.n))
    return math.log(engine.variance / reference.variance) / error


def with_one_deal(key, sample, population):
    """The engine deals people and their time on the list once for all replicates, the reference in
    each: in a town of some hundred a mean of relation lengths holds the luck of that one deal.
    """
    if sample is None or not key.startswith("continuity") or population >= SMALL_TOWN:
        return sample
    return SimpleNamespace(**{**vars(sample), "n": 1})


def compare(engine, reference, z_of):
    """z by quantity, of all that both give and that can be told."""
    population = engine["population at the start"].mean
    both = {key: z_of(with_one_deal(key, engine[key], population), reference[key])
            if engine[key] and reference[key] else
            0.0 if engine[key] is reference[key] else math.inf  # undefined in one of them alone
            for key in reference if key in engine}
    return {key: z for key, z in both.items() if z is not None}
