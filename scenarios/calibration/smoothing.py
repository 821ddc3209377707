"""Smooth rates by single age through the means of age groups."""

import numpy as np


def second_differences(n):
    d = np.zeros((n - 2, n))
    for i in range(n - 2):
        d[i, i:i + 3] = 1.0, -2.0, 1.0
    return d


def smooth_through_means(weights, groups, means):
    """Single-age values, as smooth as they can be, whose weighted group means are given.

    Equation: minimise |D2 r|^2 subject to sum_g w r / sum_g w = mean_g (a linear KKT system).
    """
    n = len(weights)
    d = second_differences(n)
    constraint = np.zeros((len(groups), n))
    for i, (low, high) in enumerate(groups):
        w = weights[low:high + 1]
        constraint[i, low:high + 1] = w / w.sum()
    m = len(groups)
    system = np.zeros((n + m, n + m))
    system[:n, :n] = 2.0 * d.T @ d + 1e-9 * np.eye(n)
    system[:n, n:] = constraint.T
    system[n:, :n] = constraint
    right = np.concatenate([np.zeros(n), means])
    return np.linalg.solve(system, right)[:n]
