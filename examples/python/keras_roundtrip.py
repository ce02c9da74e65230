#!/usr/bin/env python3
"""A next-frame predictor without peepholes, with Keras 3's ConvLSTM2D: weights in, predictions, weights out.

    keras_roundtrip.py weights.npz run.json clips.npy predictions.npy [back.npz]

weights.npz is from `afterimage export RUN --format keras-npz`, clips are [batch, time, H, H]; predictions are written
as [batch, frames, H, H]. back.npz has the weights again, for `afterimage weights --in back.npz --spec run.json --out RUN`.

ConvLSTM2D has the layout and the order of gates (i, f, c, o) of the program's own npz. Its activations are as here
where they are left alone: tanh, and for the gates the sigmoid. (In Keras 2 the gates had the hard sigmoid: there,
recurrent_activation="sigmoid" has to be said.) Needs NumPy and Keras 3 with any of its backends.
"""
import json
import sys
from pathlib import Path

import keras
import numpy as np


def predictor(spec, size):
    """Frames as patches [batch, time, G, G, patch * patch] to the frame after each of them."""
    if spec["task"] != "NEXT_FRAME" or spec["output"] != "ALL_LAYERS":
        sys.exit("This example is a next-frame predictor whose frames are made of all layers.")
    positions, channels = size // spec["patch"], spec["patch"] ** 2
    x = frames = keras.Input((None, positions, positions, channels))
    hidden = []
    for l, layer in enumerate(spec["layers"]):
        x = keras.layers.ConvLSTM2D(
            layer["units"],
            layer["inputKernel"],
            padding="same",
            data_format="channels_last",
            recurrent_activation="sigmoid",
            return_sequences=True,
            name=f"encoder_{l}",
        )(x)
        hidden.append(x)
    seen = keras.layers.Concatenate()(hidden) if len(hidden) > 1 else x
    # At each position the same matrix: a convolution of 1x1.
    made = keras.layers.Dense(channels, activation="sigmoid", name="encoder_output")(seen)
    return keras.Model(frames, made)


def arrays_of(layer):
    """Names in the npz and variables of a layer, in Keras' order."""
    place = layer.name.replace("_", "/")
    recurrent = isinstance(layer, keras.layers.ConvLSTM2D)
    names = ["kernel", "recurrent_kernel", "bias"] if recurrent else ["kernel", "bias"]
    return [f"{place}/{name}" for name in names], layer.get_weights()


def to_patches(frames, patch):
    """[batch, time, H, H] to [batch, time, G, G, row in patch * patch + column in patch]."""
    b, t, h, _ = frames.shape
    cut = frames.reshape(b, t, h // patch, patch, h // patch, patch)
    return cut.transpose(0, 1, 2, 4, 3, 5).reshape(b, t, h // patch, h // patch, patch**2)


def to_frames(patches, patch):
    """The way back."""
    b, t, g, _, _ = patches.shape
    cut = patches.reshape(b, t, g, g, patch, patch)
    return cut.transpose(0, 1, 2, 4, 3, 5).reshape(b, t, g * patch, g * patch)


def main(weights, run, clips, predictions, back=None):
    spec = json.loads(Path(run).read_text(encoding="utf-8"))
    patch, seen, future = spec["model"]["patch"], spec["sequence"]["inputFrames"], spec["sequence"]["futureFrames"]
    model = predictor(spec["model"], spec["sequence"]["size"])
    layers = [layer for layer in model.layers if layer.name.startswith("encoder")]
    with np.load(weights) as arrays:
        for layer in layers:
            names, now = arrays_of(layer)
            layer.set_weights([arrays[name].reshape(value.shape) for name, value in zip(names, now)])
    clips = np.load(clips)
    clips = clips / np.float32(255) if clips.dtype == np.uint8 else clips.astype(np.float32)
    frames = to_patches(clips[:, :seen], patch)
    # It goes on from what it wrote; simplest is to read all again with one frame more.
    for _ in range(future):
        frames = np.concatenate([frames, np.asarray(model(frames))[:, -1:]], 1)
    np.save(predictions, to_frames(frames[:, seen:], patch))
    # ... train it here, if that is what it came for ...
    if back:
        made = {name: value for layer in layers for name, value in zip(*arrays_of(layer))}
        made["encoder/output/kernel"] = made["encoder/output/kernel"][None, None]  # [1, 1, in, out], as it came
        np.savez(back, **made)


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])
