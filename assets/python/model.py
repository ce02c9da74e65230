#!/usr/bin/env python3
"""The forward pass of a model that Afterimage trained, in NumPy alone.

    python3 model.py clips.npy out.npy       with spec.json and weights.npz beside this file

or from Python:

    import model
    frames = model.forward(model.load("."), clips)["prediction"]

clips are [batch, time, size, size], uint8 or floats from 0 (black) to 1, of at least as many frames as the model reads;
those after that are not looked at. This file is the same for every model: what it computes, spec.json says.

Shapes: B clips, H height and width of a frame, patch x patch pixels become the channels of a position, G = H / patch
positions along an axis (FC-LSTM: one position, the whole frame its channels), C units or channels of a layer,
n movers. Arrays are [B, rows, columns, channels].
"""
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

REACH = 5  # the largest movement of a mover in a step, pixels
SUMMARY = 16  # numbers that a stack tells each mover at a step
BRANCHES = {
    "AUTOENCODER": ["reconstruction"],
    "PREDICTOR": ["prediction"],
    "COMPOSITE": ["reconstruction", "prediction"],
    "NEXT_FRAME": ["prediction"],
}


class Model(NamedTuple):
    spec: dict  # of the model
    clips: dict  # what it was trained for: frames read, frames to come, size
    weights: dict  # arrays by name, e.g. encoder/0/input_to_state


class Carried(NamedTuple):
    """What movers carry from step to step."""

    pictures: np.ndarray  # [B, n, H, H]
    motion: np.ndarray  # [B, n, 2], pixels down and across
    lstm: tuple  # memory and hidden state of an LSTM for each mover and axis, [B, n, 2, units]


class Going(NamedTuple):
    """What goes on from step to step of a stack of layers."""

    layers: list  # memory and hidden state of each layer, [B, rows, rows, C]
    carried: Carried  # None before the first step, and without movers


def load(folder, dtype=np.float64):
    """The model in a folder that Afterimage wrote; np.float32 is faster, and rounds twice as much as the program."""
    spec = json.loads((Path(folder) / "spec.json").read_text(encoding="utf-8"))
    with np.load(Path(folder) / "weights.npz") as arrays:
        weights = {name: arrays[name].astype(dtype) for name in arrays.files}
    return Model(spec["model"], spec["sequence"], weights)


def forward(model, clips):
    """What the model makes of clips [B, time, H, H]: frames by branch, float32 likewise, in the order of the clip."""
    clips = np.asarray(clips)
    size, seen = model.clips["size"], model.clips["inputFrames"]
    if clips.ndim != 4 or clips.shape[2:] != (size, size) or clips.shape[1] < seen:
        raise ValueError(f"clips must be [batch, at least {seen} frames, {size}, {size}], not {list(clips.shape)}")
    pixels = clips.astype(dtype_of(model)) / (255 if clips.dtype == np.uint8 else 1)
    frames = [to_positions(pixels[:, t : t + 1], patch_of(model)) for t in range(seen)]
    code = read(model, frames)
    branches = BRANCHES[model.spec["task"]]
    return {branch: decode(model, branch, frames[-1], code).astype(np.float32) for branch in branches}


# Frames and positions


def dtype_of(model):
    return model.weights["encoder/0/bias"].dtype


def patch_of(model):
    """Height and width of what becomes one position, pixels."""
    return model.spec["patch"] if model.spec["cell"] == "CONV_LSTM" else model.clips["size"]


def to_positions(images, patch):
    """[B, m, H, H] to [B, G, G, m * patch * patch]; in an image, channel = row in patch * patch + column in patch."""
    b, m, h, _ = images.shape
    cut = images.reshape(b, m, h // patch, patch, h // patch, patch)
    return cut.transpose(0, 2, 4, 1, 3, 5).reshape(b, h // patch, h // patch, m * patch * patch)


def to_images(positions, patch):
    """The way back."""
    b, g, _, channels = positions.shape
    cut = positions.reshape(b, g, g, channels // patch**2, patch, patch)
    return cut.transpose(0, 3, 1, 4, 2, 5).reshape(b, -1, g * patch, g * patch)


# Products


def sigmoid(x):
    return (1 + np.tanh(x / 2)) / 2


def product(x, matrix):
    """x [..., in] by a matrix [in, out]."""
    return (x.reshape(-1, x.shape[-1]) @ matrix).reshape(*x.shape[:-1], matrix.shape[-1])


def linear(weights, name, x):
    """A matrix and a bias, the same at every position."""
    matrix = weights[name + "/weight"]
    return product(x, matrix.reshape(matrix.shape[-2:])) + weights[name + "/bias"]


def times(x, weight, rows):
    """x [B, r, r, in] by a kernel [k, k, in, out], zeros beyond the edges, to [B, rows, rows, out].

    rows = r: a convolution; r / 2: one with a stride of two; 2 r: the transposed one of that. A matrix is applied at
    each position.
    """
    if weight.ndim == 2:
        return product(x, weight)
    k, r = weight.shape[0], x.shape[1]
    stride = 1 if rows == r else 2
    fine = max(rows, r)
    # Zeros before the first row: half of the kernel, and of what a stride of two needs the smaller half.
    before = k // 2 if stride == 1 else max(0, k - 2) // 2
    if rows <= r:
        padded = np.pad(x, ((0, 0), (before, k), (before, k), (0, 0)))
        out = 0
        for i in range(k):
            for j in range(k):
                out = out + product(padded[:, i : i + fine : stride, j : j + fine : stride], weight[i, j])
        return out
    canvas = np.zeros((x.shape[0], fine + 2 * k, fine + 2 * k, weight.shape[3]), x.dtype)
    for i in range(k):
        for j in range(k):
            canvas[:, i : i + fine : stride, j : j + fine : stride] += product(x, weight[i, j])
    return canvas[:, before : before + fine, before : before + fine]


# The layers


def cell(model, name, x, state):
    """One step of an LSTM (Greff et al. 2015) or ConvLSTM (Shi et al. 2015); gives memory and hidden state.

        a = W * x + R * h' + b
        i = sigmoid(a_i + p_i c')     f = sigmoid(a_f + p_f c')
        c = f c' + i tanh(a_c)        o = sigmoid(a_o + p_o c)        h = o tanh(c)

    x: input, or None for none. state: c' and h', [B, rows, rows, C]. Peepholes p are [3, C] or [3, rows, rows, C] in
    the order i, f, o.
    """
    weights, (memory, hidden) = model.weights, state
    rows = hidden.shape[1]
    sums = times(hidden, weights[name + "/state_to_state"], rows) + weights[name + "/bias"]
    if x is not None:
        sums = sums + times(x, weights[name + "/input_to_state"], rows)
    i, f, c, o = np.split(sums, 4, -1)
    p = weights.get(name + "/peephole", (0, 0, 0))
    new = sigmoid(f + p[1] * memory) * memory + sigmoid(i + p[0] * memory) * np.tanh(c)
    seen_by_output = memory if model.spec["outputGate"] == "OLD_MEMORY" else new
    return new, sigmoid(o + p[2] * seen_by_output) * np.tanh(new)


def zeros(model, *shape):
    """Memory and hidden state before the first step."""
    return np.zeros(shape, dtype_of(model)), np.zeros(shape, dtype_of(model))


def start(model, batch):
    """Each layer's state before the first step."""
    rows, states = model.clips["size"] // patch_of(model), []
    for layer in model.spec["layers"]:
        rows = {"SAME": rows, "HALF": rows // 2, "DOUBLE": rows * 2}[layer["resolution"]]
        states.append(zeros(model, batch, rows, rows, layer["units"]))
    return Going(states, None)


def run_layers(model, stack, prefix, x, states):
    """One step of all layers; gives what outputs see of the hidden states, [B, G, G, features], and the states.

    They run upwards; in a decoder whose layers have several resolutions from the top layer down.
    """
    spec, states = model.spec, list(states)
    down = spec["task"] != "NEXT_FRAME" and any(layer["resolution"] != "SAME" for layer in spec["layers"])
    order = range(len(states))
    for l in reversed(order) if down and stack != "encoder" else order:
        states[l] = cell(model, f"{prefix}/{l}", x, states[l])
        x = states[l][1]
    hidden = [h for _, h in states]
    if spec["output"] == "TOP_LAYER":
        return hidden[0 if down else -1], states
    return np.concatenate([h for h in hidden if h.shape[1] == hidden[0].shape[1]], -1), states


# Encoder and decoders


def read(model, frames):
    """What goes on after the frames that are read: decoders start from it.

    A next-frame predictor leaves the last of them to its prediction, which has the same weights.
    """
    tied = model.spec["task"] == "NEXT_FRAME"
    going = start(model, len(frames[0]))
    steps = frames[:-1] if tied else frames
    for t, frame in enumerate(steps):
        # Of the last frame movers pick up, too, but wait for the decoder's first step.
        _, going = step(model, "encoder", frame, going, is_true=True, waits=not tied and t == len(steps) - 1)
    return going


def decode(model, branch, last, going):
    """The frames of a branch, [B, time, H, H]. last: the last frame that was read, as positions."""
    spec, reconstructs = model.spec, branch == "reconstruction"
    backwards = reconstructs and spec["reverseTarget"]
    fed = spec["decoderInput"] != "NONE" and spec["conditional"] in ("ALL", branch.upper())
    goes_on = spec["task"] == "NEXT_FRAME" or spec["firstInput"] == "LAST_FRAME" and not backwards
    frame, made = last if goes_on else None, []
    for t in range(model.clips["inputFrames" if reconstructs else "futureFrames"]):
        # It is fed what it wrote; true frames in its place are for training only.
        frame, going = step(model, branch, frame if fed else None, going, is_true=t == 0 and goes_on, waits=False)
        made.append(to_images(frame, patch_of(model)))
    return np.concatenate(made[::-1] if backwards else made, 1)


def step(model, stack, frame, going, is_true, waits):
    """One step of a stack of layers, with its movers if there are any; gives the frame written, and what goes on.

    stack: encoder, reconstruction or prediction. frame: that goes in, as positions [B, G, G, patch * patch], None for
    none or black. is_true: whether it is one of the clip's. waits: whether movers stay where they are.
    """
    prefix = "encoder" if model.spec["task"] == "NEXT_FRAME" else stack
    writes = prefix + "/output/weight" in model.weights
    if model.spec["movers"]["count"] > 0 and stack != "reconstruction":
        return step_with_movers(model, stack, prefix, frame, going, is_true and prefix == "encoder", waits, writes)
    features, layers = run_layers(model, stack, prefix, frame, going.layers)
    written = sigmoid(linear(model.weights, prefix + "/output", features)) if writes else None
    return written, Going(layers, going.carried)


# Movers: pictures that are carried along and moved (the program's engine/.../model/Movers.java says where from)


def step_with_movers(model, stack, prefix, frame, going, picks_up, waits, writes):
    movers, patch, size = model.spec["movers"], patch_of(model), model.clips["size"]
    weights, dtype, carried = model.weights, dtype_of(model), going.carried
    batch, count = len(going.layers[0][0]), movers["count"]
    image = np.zeros((batch, 1, size, size), dtype) if frame is None else to_images(frame, patch)
    fit = np.zeros((batch, count, 2, 2 * REACH + 1), dtype)
    if carried is None:
        motion, lstm = np.zeros((batch, count, 2), dtype), zeros(model, batch, count, 2, movers["units"])
        carried = Carried(np.zeros((batch, count, size, size), dtype), motion, lstm)
    elif picks_up:
        fit = how_they_fit(carried.pictures, image)
    shown = to_positions(np.concatenate([image, carried.pictures], 1), patch)
    x = linear(weights, prefix + "/seen", shown)
    features, layers = run_layers(model, stack, prefix, x, going.layers)
    told = linear(weights, prefix + "/told", features)
    # Attention, summary, then a mask where frames are written, then keep and pick where true frames are read.
    attention, summary, maps = np.split(told, [count, count * (1 + SUMMARY)], -1)
    pixels = patch * patch
    if picks_up:
        keep, pick = np.split(maps[..., pixels if writes else 0 :], 2, -1)
        carried = pick_up(weights["movers/ownership"], carried, to_images(keep, patch), to_images(pick, patch), image)
    if not waits:
        carried = move(model, carried, fit, summarised(attention, summary))
    written = None
    if writes:
        mask = sigmoid(maps[..., :pixels] - 2)
        drawn = sigmoid(linear(weights, prefix + "/output", features))
        brightest = to_positions(carried.pictures.max(1, keepdims=True), patch)
        written = np.clip(brightest + mask * (drawn - brightest), 0, 1)
    return written, Going(layers, carried)


def how_they_fit(pictures, image):
    """How well pictures moved by -5 to 5 pixels would fit a frame [B, 1, H, H]: [B, n, 2 axes, 11], sums of 1."""
    b, n, h, _ = pictures.shape
    around = np.pad(image, ((0, 0), (0, 0), (REACH, REACH), (REACH, REACH)))
    shifts = range(2 * REACH + 1)
    products = [[(pictures * around[:, :, y : y + h, x : x + h]).sum((2, 3)) for x in shifts] for y in shifts]
    energy = np.maximum((pictures**2).sum((2, 3)), 1)
    sharp = np.moveaxis(20 * np.array(products) / energy, (0, 1), (2, 3))  # [B, n, 11, 11]
    chances = np.exp(sharp - sharp.max((2, 3), keepdims=True))
    chances /= chances.sum((2, 3), keepdims=True)
    return np.stack([chances.sum(3), chances.sum(2)], 2)


def pick_up(ownership, carried, keep, pick, image):
    """What is left of pictures, and what they take from a frame; a pixel is rather a mover's where it is bright."""
    own = carried.pictures
    others = own.sum(1, keepdims=True) - own
    kept = sigmoid(1 + keep + ownership[2] * own - ownership[3] * others)
    picked = sigmoid(pick + (2 + ownership[0]) * own - (2 + ownership[1]) * others)
    return carried._replace(pictures=kept * own + picked * image)


def summarised(attention, summary):
    """The mean over all positions, each weighed by its attention: [B, n, SUMMARY]."""
    b, _, _, n = attention.shape
    attention, summary = attention.reshape(b, -1, n), summary.reshape(b, -1, n, SUMMARY)
    weight = np.exp(attention - attention.max(1, keepdims=True))
    weight /= weight.sum(1, keepdims=True)
    return (weight[..., None] * summary).sum(1)


def move(model, carried, fit, summary):
    """Each picture moved as the LSTM for its axis says: inertia, push and blur."""
    weights, (pictures, motion, lstm) = model.weights, carried
    h, dtype = pictures.shape[-1], pictures.dtype
    ink = pictures.sum((2, 3))
    pixels = np.arange(h, dtype=dtype)
    centre = np.stack([pictures.sum(3) @ pixels, pictures.sum(2) @ pixels], -1) / (ink + 0.01)[..., None]
    grid = np.arange(-REACH, h + REACH + 1, 2, dtype=dtype)  # places, every other pixel
    places = [np.maximum(0, 1 - abs(at[..., None] - grid) / 2) for at in (centre, centre + motion)]
    places = np.concatenate(places, -1)  # [B, n, 2, 2 * places]: where it is, and where it will be if it goes on so
    miss = fit @ np.arange(-REACH, REACH + 1, dtype=dtype)
    numbers = np.stack([np.stack([ink / 100] * 2, -1), motion / REACH, miss / REACH], -1)
    seen = np.concatenate([numbers, fit, places, np.stack([summary] * 2, 2)], -1)
    lstm = cell(model, "movers/0", seen, lstm)
    inertia, push, blur = np.moveaxis(linear(weights, "movers/orders", np.concatenate([lstm[1], places], -1)), -1, 0)
    motion = np.clip(np.tanh(1 + inertia) * motion + push, -REACH, REACH)
    down, across = np.moveaxis(kernels(motion, sigmoid(blur - 2) * 2 / 3, h), 2, 0)
    return Carried(down @ pictures @ across.swapaxes(-1, -2), motion, lstm)


def kernels(motion, blur, h):
    """Matrices [..., H, H] that move by so many pixels, blurred by giving a share away to both neighbours."""
    dtype, most = motion.dtype, REACH + 2
    t = abs(np.arange(-most, most + 1, dtype=dtype) + motion[..., None])
    # Cubic convolution, Keys 1981, equation 15 with a = -1/2.
    v, u = np.maximum(0, 2 - t), np.maximum(0, 1 - t)
    sharp = v * v * (v - 1) / 2 + u * u * (1 - 2 * u)
    beside = np.zeros_like(sharp)
    beside[..., 1:] += sharp[..., :-1] / 2
    beside[..., :-1] += sharp[..., 1:] / 2
    taps = sharp + blur[..., None] * (beside - sharp)
    away = np.arange(h) - np.arange(h)[:, None]  # from an output pixel to the one that it takes from
    return taps[..., np.clip(away + most, 0, 2 * most)] * (abs(away) <= most)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: python3 model.py clips.npy out.npy")
    try:
        frames = forward(load(Path(__file__).parent), np.load(sys.argv[1]))
    except ValueError as problem:
        sys.exit(str(problem))
    out = Path(sys.argv[2])
    # [branch, clip, time, H, H] as 'afterimage predict' has it; a file a branch where they differ in length.
    if len({made.shape for made in frames.values()}) == 1:
        files = {out: np.stack(list(frames.values()))}
    else:
        files = {out.with_suffix(f".{branch}.npy"): made for branch, made in frames.items()}
    for file, made in files.items():
        np.save(file, made)
        print(f"Written {file}: {list(made.shape)}, {', '.join(frames) if file == out else file.suffixes[0][1:]}")


if __name__ == "__main__":
    main()
