"""Gives the ConvLSTM composite of one layer a second one without changing what it computes.

    afterimage weights RUN --out one.npz
    python3 deepen.py one.npz two.npz

Each of the three LSTMs gets a second layer of as many channels, which reads the first. Its weights begin at random
(Glorot), its forget bias at one; its share in the frames made is zero until training changes it (Chen, Goodfellow, Shlens
2016, Net2Net, in the form that adds to a sum). Needs NumPy.
"""

import sys

import numpy as np

CHANNELS = 64
KERNEL = 3
random = np.random.default_rng(11)


def glorot(from_channels, to_channels):
    limit = np.sqrt(6 / (KERNEL * KERNEL * (from_channels + to_channels)))
    return random.uniform(-limit, limit, (KERNEL, KERNEL, from_channels, to_channels))


def second_layer():
    nothing, one = np.zeros(CHANNELS), np.ones(CHANNELS)
    return {
        "input_to_state": glorot(CHANNELS, 4 * CHANNELS),
        "state_to_state": glorot(CHANNELS, 4 * CHANNELS),
        "bias": np.concatenate([nothing, one, nothing, nothing]),
        "peephole": np.zeros((3, CHANNELS)),
    }


source = np.load(sys.argv[1])
deeper = {name: source[name] for name in source.files}
for branch in ("encoder", "reconstruction", "prediction"):
    deeper |= {f"{branch}/1/{name}": array for name, array in second_layer().items()}
for branch in ("reconstruction", "prediction"):
    name = f"{branch}/output/weight"
    deeper[name] = np.concatenate([source[name], np.zeros_like(source[name])], 2)
np.savez(sys.argv[2], **{name: array.astype(np.float32) for name, array in deeper.items()})
