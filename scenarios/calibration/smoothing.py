"""Penalised least squares on a line of ages, without any library beyond numpy."""

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


def penalised_fit(design, target, precision, stiffness, floor=0.0, rounds=60):
    """Non-negative smooth solution of design @ v = target.

    Equation: minimise (design v - target)' P (design v - target) + (D2 v)' S (D2 v) with
    v >= floor, by an active set: values that fall below the floor are held there.
    """
    n = design.shape[1]
    d = second_differences(n)
    normal = design.T @ (precision[:, None] * design) + d.T @ (stiffness[:, None] * d)
    right = design.T @ (precision * target)
    held = np.zeros(n, dtype=bool)
    v = np.full(n, floor)
    for _ in range(rounds):
        free = ~held
        v = np.full(n, floor)
        v[free] = np.linalg.solve(
            normal[np.ix_(free, free)] + 1e-12 * np.eye(free.sum()),
            right[free] - normal[np.ix_(free, held)] @ v[held])
        gradient = normal @ v - right
        below = free & (v < floor)
        release = held & (gradient < -1e-9)
        if not below.any() and not release.any():
            break
        held = (held | below) & ~release
    return np.maximum(v, floor)
