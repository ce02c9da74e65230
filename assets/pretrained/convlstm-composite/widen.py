"""Widens the ConvLSTM composite of 32 channels to 64 without changing what it computes.

    afterimage weights RUN --out w32.npz
    python3 widen.py w32.npz w64.npz

The new channels begin with random weights of their own, and nothing old reads them: their share in the old gates, in the
peepholes and in the frames made is zero until training changes it (Chen, Goodfellow, Shlens 2016, Net2Net, in the form
that adds units). Needs NumPy.
"""

import sys

import numpy as np

OLD, NEW = 32, 64
random = np.random.default_rng(7)


def fresh(shape, like):
    return random.normal(0, 0.7 * like.std(), shape)


def by_gate(array, widen):
    return np.concatenate([widen(gate, index) for index, gate in enumerate(np.split(array, 4, -1))], -1)


def widened(name, old):
    more = NEW - OLD
    if name.endswith("input_to_state"):
        return by_gate(old, lambda g, _: np.concatenate([g, fresh(g.shape[:-1] + (more,), old)], -1))
    if name.endswith("state_to_state"):
        height, width = old.shape[:2]

        def gate(g, _):
            from_old = np.concatenate([g, fresh((height, width, OLD, more), old)], -1)
            to_old = np.zeros((height, width, more, OLD))
            return np.concatenate([from_old, np.concatenate([to_old, fresh((height, width, more, more), old)], -1)], 2)

        return by_gate(old, gate)
    if name.endswith("0/bias"):
        forget = 1
        return by_gate(old, lambda g, index: np.concatenate([g, np.full(more, 1.0 if index == forget else 0.0)]))
    if name.endswith("peephole"):
        return np.concatenate([old, np.zeros((3, more))], -1)
    if name.endswith("output/weight"):
        return np.concatenate([old, np.zeros((1, 1, more, old.shape[3]))], 2)
    return old


source = np.load(sys.argv[1])
np.savez(sys.argv[2], **{name: widened(name, source[name]).astype(np.float32) for name in source.files})
