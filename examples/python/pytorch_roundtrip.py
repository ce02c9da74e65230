#!/usr/bin/env python3
"""A next-frame predictor without peepholes, with PyTorch's common ConvLSTM cell: weights in, predictions, weights out.

    pytorch_roundtrip.py weights.npz run.json clips.npy predictions.npy [back.npz]

weights.npz is from `afterimage export RUN --format pytorch-npz`, clips are [batch, time, H, H]; predictions are written
as [batch, frames, H, H]. back.npz has the weights again, for `afterimage weights --in back.npz --spec run.json --out RUN`.
Needs NumPy and PyTorch.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import pixel_shuffle, pixel_unshuffle


class ConvLSTMCell(nn.Module):
    """One convolution over [x, h]; gates i, f, o, g, as the cell that most PyTorch repositories share has them."""

    def __init__(self, inputs, units, kernel):
        super().__init__()
        self.units = units
        self.conv = nn.Conv2d(inputs + units, 4 * units, kernel, padding=kernel // 2)

    def forward(self, x, state):
        h, c = state
        i, f, o, g = torch.split(self.conv(torch.cat([x, h], 1)), self.units, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c), c


class Predictor(nn.Module):
    """Its parameters have the names of the npz: encoder.0.conv.weight, ..., encoder.output.bias."""

    def __init__(self, spec):
        super().__init__()
        self.patch, layers = spec["patch"], spec["layers"]
        if spec["task"] != "NEXT_FRAME" or spec["output"] != "ALL_LAYERS":
            sys.exit("This example is a next-frame predictor whose frames are made of all layers.")
        self.encoder = nn.ModuleDict()
        inputs = self.patch**2
        for l, layer in enumerate(layers):
            self.encoder[str(l)] = ConvLSTMCell(inputs, layer["units"], layer["inputKernel"])
            inputs = layer["units"]
        self.encoder["output"] = nn.Conv2d(sum(layer["units"] for layer in layers), self.patch**2, 1)

    def forward(self, frames, future):
        """frames [batch, time, H, H], 0 to 1, to the frames after them, [batch, future, H, H]."""
        states, made = {}, []
        for t in range(frames.shape[1] + future - 1):
            frame = frames[:, t : t + 1] if t < frames.shape[1] else made[-1]
            x = pixel_unshuffle(frame, self.patch)  # channel = row in patch * patch + column in patch
            hidden = []
            for name, cell in self.encoder.items():
                if name != "output":
                    zeros = x.new_zeros(len(x), cell.units, *x.shape[2:])
                    states[name] = cell(x, states.get(name, (zeros, zeros)))
                    x = states[name][0]
                    hidden.append(x)
            logits = self.encoder["output"](torch.cat(hidden, 1))
            made.append(pixel_shuffle(torch.sigmoid(logits), self.patch))
        return torch.cat(made[frames.shape[1] - 1 :], 1)


def main(weights, run, clips, predictions, back=None):
    spec = json.loads(Path(run).read_text(encoding="utf-8"))
    model = Predictor(spec["model"])
    with np.load(weights) as arrays:
        model.load_state_dict({name: torch.from_numpy(arrays[name]) for name in arrays.files})
    clips = np.load(clips)
    clips = torch.from_numpy(clips / np.float32(255) if clips.dtype == np.uint8 else clips.astype(np.float32))
    with torch.no_grad():
        made = model(clips[:, : spec["sequence"]["inputFrames"]], spec["sequence"]["futureFrames"])
    np.save(predictions, made.numpy())
    # ... train it here, if that is what it came for ...
    if back:
        np.savez(back, **{name: value.numpy() for name, value in model.state_dict().items()})


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])
