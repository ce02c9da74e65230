#!/usr/bin/env python3
"""Predicts clips with a next-frame predictor's weights in NumPy alone, in double precision, and compares.

    check_weights.py --in weights.npz --spec run.json --clips clips.npy --predictions predictions.npy

Written apart from train_torch.py and as plainly as possible: where that moves pictures by matrices, this adds up
shifted copies. It prints the largest difference between any two pixels (0 to 1) and ends with 1 if it is above 1e-4.
Shapes: B clips, n movers, H height and width of a frame, G = H / patch positions along an axis, C channels.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np

REACH, SUMMARY = 5, 16  # largest movement of a step, pixels; numbers that the stack tells each mover at a step


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def shifted(images, dy, dx):
    """Pixel (y, x) of the result is pixel (y + dy, x + dx) of images [..., H, W]; zero from outside."""
    height, width = images.shape[-2:]
    out = np.zeros_like(images)
    y0, y1 = max(0, -dy), min(height, height - dy)
    x0, x1 = max(0, -dx), min(width, width - dx)
    out[..., y0:y1, x0:x1] = images[..., y0 + dy : y1 + dy, x0 + dx : x1 + dx]
    return out


def convolution(x, kernel):
    """x [B, G, G, in], kernel [k, k, in, out], zero-padded."""
    half = kernel.shape[0] // 2
    maps = np.moveaxis(x, -1, 1)
    out = 0
    for i in range(kernel.shape[0]):
        for j in range(kernel.shape[1]):
            out = out + np.moveaxis(shifted(maps, i - half, j - half), 1, -1) @ kernel[i, j]
    return out


def patches(images, patch):
    """[B, m, H, H] to [B, G, G, m * patch * patch]."""
    b, m, h, _ = images.shape
    cut = images.reshape(b, m, h // patch, patch, h // patch, patch)
    return cut.transpose(0, 2, 4, 1, 3, 5).reshape(b, h // patch, h // patch, -1)


def images(positions, patch):
    """The way back."""
    b, g, _, parts = positions.shape
    cut = positions.reshape(b, g, g, parts // patch**2, patch, patch)
    return cut.transpose(0, 3, 1, 4, 2, 5).reshape(b, -1, g * patch, g * patch)


def gates(sums, memory, peephole, old_memory):
    """One LSTM step from the weighted sums [..., 4 C] in the order i, f, c, o; gives memory and hidden state."""
    i, f, c, o = np.split(sums, 4, -1)
    p = np.zeros((3, 1)) if peephole is None else peephole
    new = sigmoid(f + p[1] * memory) * memory + sigmoid(i + p[0] * memory) * np.tanh(c)
    return new, sigmoid(o + p[2] * (memory if old_memory else new)) * np.tanh(new)


def keys(t):
    """Cubic convolution, Keys 1981, equation 15 with a = -1/2."""
    t = abs(t)
    if t < 1:
        return 1.5 * t**3 - 2.5 * t**2 + 1
    return -0.5 * t**3 + 2.5 * t**2 - 4 * t + 2 if t < 2 else 0.0


def moved(picture, motion, blur):
    """picture [H, H] moved by motion (down, across) and blurred; a pixel takes from those -7 to 7 pixels away."""
    steps = range(-REACH - 2, REACH + 3)
    for axis in (0, 1):
        sharp = np.array([0] + [keys(k + motion[axis]) for k in steps] + [0])
        taps = (1 - blur[axis]) * sharp[1:-1] + blur[axis] / 2 * (sharp[:-2] + sharp[2:])
        picture = sum(k * shifted(picture, *((s, 0) if axis == 0 else (0, s))) for k, s in zip(taps, steps))
    return picture


class Predictor:
    def __init__(self, spec, weights):
        model = spec["model"]
        if model["cell"] != "CONV_LSTM" or model["task"] != "NEXT_FRAME" or model["peephole"] == "PIXEL":
            sys.exit("Only a next-frame predictor of ConvLSTM cells without peepholes by pixel can be checked.")
        self.w = {name: value.astype(np.float64) for name, value in weights.items()}
        self.patch = model["patch"]
        self.layers = len(model["layers"])
        self.all_layers, self.old_memory = model["output"] == "ALL_LAYERS", model.get("outputGate") == "OLD_MEMORY"
        self.n = (model.get("movers") or {"count": 0})["count"]

    def product(self, name, x):
        weight = self.w[name + "/weight"]
        return x @ weight.reshape(weight.shape[-2:]) + self.w[name + "/bias"]

    def cell(self, name, sums_of, x, state):
        """One step of the cell whose weights are called so; state is (memory, hidden) or None for zeros."""
        units = self.w[name + "/bias"].shape[0] // 4
        memory, hidden = state or (np.zeros(x.shape[:-1] + (units,)),) * 2
        sums = sums_of(x, self.w[name + "/input_to_state"]) + sums_of(hidden, self.w[name + "/state_to_state"])
        return gates(sums + self.w[name + "/bias"], memory, self.w.get(name + "/peephole"), self.old_memory)

    def stack(self, x):
        hidden = []
        for l in range(self.layers):
            self.states[l] = self.cell(f"encoder/{l}", convolution, x, self.states[l])
            x = self.states[l][1]
            hidden.append(x)
        return np.concatenate(hidden, -1) if self.all_layers else x

    def predict(self, seen, future):
        """seen [time, B, H, H], values 0 to 1; gives [future, B, H, H]."""
        _, b, h, _ = seen.shape
        self.pictures, self.motion = np.zeros((b, self.n, h, h)), np.zeros((b, self.n, 2))
        self.states, self.lstm, made = [None] * self.layers, None, []
        for t in range(len(seen) + future - 1):
            frame = seen[t] if t < len(seen) else made[-1]
            made.append(self.step(frame[:, None], t < len(seen), t == 0)[:, 0])
        return np.stack(made[len(seen) - 1 :])

    def step(self, frame, true, first):
        """frame [B, 1, H, H] in, the next out."""
        n, m = self.n, self.pictures
        if n == 0:
            return images(sigmoid(self.product("encoder/output", self.stack(patches(frame, self.patch)))), self.patch)
        fit = self.fit(frame) if true and not first else np.zeros(self.motion.shape + (2 * REACH + 1,))
        hidden = self.stack(self.product("encoder/seen", patches(np.concatenate([frame, m], 1), self.patch)))
        told = self.product("encoder/told", hidden)
        cuts = np.cumsum([n, n * SUMMARY, self.patch**2, n * self.patch**2])
        attention, values, mask, keep, pick = np.split(told, cuts, -1)
        if true:
            w = self.w["movers/ownership"]
            others = m.sum(1, keepdims=True) - m
            kept = sigmoid(1 + images(keep, self.patch) + w[2] * m - w[3] * others)
            picked = sigmoid(images(pick, self.patch) + (2 + w[0]) * m - (2 + w[1]) * others)
            self.pictures = kept * m + picked * frame
        weight = np.exp(attention)
        weight /= weight.sum((1, 2), keepdims=True)
        values = values.reshape(values.shape[:3] + (n, SUMMARY))
        self.move(fit, (weight[..., None] * values).sum((1, 2)))
        mask = sigmoid(images(mask, self.patch) - 2)
        drawn = images(sigmoid(self.product("encoder/output", hidden)), self.patch)
        return np.clip((1 - mask) * self.pictures.max(1, keepdims=True) + mask * drawn, 0, 1)

    def fit(self, frame):
        """How well each picture moved by -5 to 5 pixels fits the frame, rows and columns: [B, n, 2, 11]."""
        shifts = range(-REACH, REACH + 1)
        energy = np.maximum((self.pictures**2).sum((2, 3)), 1)
        fits = [[(self.pictures * shifted(frame, y, x)).sum((2, 3)) / energy for x in shifts] for y in shifts]
        chances = np.exp(20 * np.array(fits))  # [11, 11, B, n]
        chances /= chances.sum((0, 1))
        return np.stack([np.moveaxis(chances.sum(1), 0, -1), np.moveaxis(chances.sum(0), 0, -1)], 2)

    def move(self, fit, summary):
        b, n, h, _ = self.pictures.shape
        ink = self.pictures.sum((2, 3))
        pixels = np.arange(h)
        centre = np.stack([self.pictures.sum(3) @ pixels, self.pictures.sum(2) @ pixels], -1) / (ink + 0.01)[..., None]
        grid = np.arange(-REACH, h + REACH + 1, 2)
        near = [np.maximum(0, 1 - abs(at[..., None] - grid) / 2) for at in (centre, centre + self.motion)]
        places = np.concatenate(near, -1)
        miss = (fit * np.arange(-REACH, REACH + 1)).sum(-1)
        numbers = np.stack([np.stack([ink / 100] * 2, -1), self.motion / REACH, miss / REACH], -1)
        seen = np.concatenate([numbers, fit, places, np.stack([summary] * 2, 2)], -1)  # [B, n, 2, inputs]
        self.lstm = self.cell("movers/0", np.matmul, seen, self.lstm)
        orders = self.product("movers/orders", np.concatenate([self.lstm[1], places], -1))
        self.motion = np.clip(np.tanh(1 + orders[..., 0]) * self.motion + orders[..., 1], -REACH, REACH)
        blur = sigmoid(orders[..., 2] - 2) * 2 / 3
        at = [(k, i) for k in range(b) for i in range(n)]
        self.pictures = np.array([moved(self.pictures[k], self.motion[k], blur[k]) for k in at]).reshape(b, n, h, h)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("--in", "--spec", "--clips", "--predictions"):
        parser.add_argument(name, required=True)
    args = vars(parser.parse_args())
    spec = json.loads(Path(args["spec"]).read_text(encoding="utf-8"))
    seen, future = spec["sequence"]["inputFrames"], spec["sequence"]["futureFrames"]
    clips = np.load(args["clips"])
    if clips.shape[0] != seen + future:
        sys.exit(f"The clips must be [time, clips, height, width] with {seen + future} frames, not {clips.shape}.")
    clips = clips / 255.0 if clips.dtype == np.uint8 else clips.astype(np.float64)
    made = Predictor(spec, np.load(args["in"])).predict(clips[:seen], future)
    given = np.load(args["predictions"])
    made = made.transpose(1, 0, 2, 3)[None]  # [1, clips, time, height, width], as the program has it
    if given.shape != made.shape:
        sys.exit(f"The predictions must have the shape {made.shape}, not {given.shape}.")
    largest = abs(made - given).max()
    print(f"{clips.shape[1]} clips, {future} frames predicted: largest difference {largest:.2e}")
    sys.exit(0 if largest <= 1e-4 else 1)


if __name__ == "__main__":
    main()
