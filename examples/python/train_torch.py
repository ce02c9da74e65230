#!/usr/bin/env python3
"""Trains Afterimage's next-frame predictor, with or without movers, in PyTorch, for those who have a GPU.

Train, then hand the weights to the program (see README.md beside this file):

    train_torch.py --mnist data --spec run.json --minutes 60 --stage 0.5 --averaging 0.998 --out weights.npz
    afterimage weights --in weights.npz --spec run.json --out RUN

The model is that of engine/.../model/Movers.java, whose comments say where each part comes from. Weights have the
names and shapes of the program's npz files throughout, kernels [height, width, in, out].

Shapes: B clips, n movers, H height and width of a frame in pixels, P patch, G = H / P positions along an axis,
C channels, S shifts. Pixels are 0 (black) to 1, motion is in pixels a frame, down and across in this order.
"""
import argparse
import contextlib
import gzip
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

REACH, SUMMARY = 5, 16  # largest movement of a step, pixels; numbers that the stack tells each mover at a step
SHIFTS, TAPS = 2 * REACH + 1, 2 * (REACH + 2) + 1  # cubic convolution sees 2 pixels beyond the reach
DIGIT = 28  # height and width of an MNIST image, pixels
TRAIN, VALIDATION = slice(0, 55_000), slice(55_000, 60_000)  # the program's split of the training images


class Spec:
    """A run's JSON, as far as it is understood here; anything else ends the program with one sentence."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            run = json.load(file)
        self.clips, model, self.training = run["sequence"], run["model"], run["training"]
        self.layers, self.patch = model["layers"], model["patch"]
        movers = model.get("movers") or {}
        self.movers = movers.get("count", 0)
        self.mover_units, self.features = movers.get("units", 64), movers.get("features", 32)
        self.peephole = model["peephole"] == "CHANNEL"
        self.all_layers = model["output"] == "ALL_LAYERS"
        self.old_memory = model.get("outputGate") == "OLD_MEMORY"
        start, reading = model.get("start") or {}, model.get("reading") or {}
        self.forget_bias = 1.0 if start.get("forgetBias") is None else start["forgetBias"]
        self.ahead = bool(reading.get("ahead"))
        t = self.training
        self.reading_weight = (0.5 if t.get("readingWeight") is None else t["readingWeight"]) if self.ahead else 0.0
        self.schedule = t.get("schedule") or {"kind": "CONSTANT"}
        for fits, sentence in (
            (model["cell"] == "CONV_LSTM", "Only the cell CONV_LSTM is trained here."),
            (model["task"] == "NEXT_FRAME", "Only the task NEXT_FRAME is trained here."),
            (model["decoderInput"] == "OWN_OUTPUT", "Only the decoderInput OWN_OUTPUT is trained here."),
            (model["peephole"] in ("NONE", "CHANNEL"), "Peepholes must be NONE or CHANNEL."),
            (all(l.get("resolution") in (None, "SAME") for l in self.layers), "All layers must be of resolution SAME."),
            (not model.get("dropout"), "Dropout is not supported here."),
            (reading.get("own") is None, "reading.own (reverse scheduled sampling) is not supported here."),
            (all(start.get(k) in (None, "GLOROT_UNIFORM") for k in ("inputToState", "stateToState")),
             "The first weights must be GLOROT_UNIFORM."),
            (not start.get("inputScale") and not start.get("stateScale"), "Scales of the first weights must be 0."),
            (t["loss"] in ("MSE", "MAE", "BCE"), "The loss must be MSE, MAE or BCE."),
            (t["optimizer"] == "ADAM" and not t.get("weightDecay"), "Only ADAM without weight decay is known here."),
            (t.get("clipBy") in (None, "GLOBAL_NORM"), "Gradients are limited by GLOBAL_NORM only."),
            (self.schedule["kind"] in ("CONSTANT", "COSINE"), "The schedule must be CONSTANT or COSINE."),
            (self.clips["size"] % self.patch == 0, "The frame must be a whole number of patches."),
        ):
            if not fits:
                raise SystemExit(f"{path}: {sentence}")

    def frames(self, short):
        """Input and future frames of a clip; in the first stage 5 + 5."""
        seen, future = self.clips["inputFrames"], self.clips["futureFrames"]
        return (min(5, seen), min(5, future)) if short else (seen, future)


def read_images(folder):
    """The 60,000 training images of MNIST, uint8 [60000, 28, 28], from the IDX file, gzipped or not."""
    for name, opener in (("train-images-idx3-ubyte.gz", gzip.open), ("train-images-idx3-ubyte", open)):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with opener(path, "rb") as file:
                data = file.read()
            if data[:16] != bytes.fromhex("00000803 0000ea60 0000001c 0000001c") or len(data) != 16 + 60_000 * DIGIT**2:
                raise SystemExit(f"{path} is not the IDX file of MNIST's training images.")
            return np.frombuffer(data, np.uint8, offset=16).reshape(-1, DIGIT, DIGIT)
    raise SystemExit(f"There is no train-images-idx3-ubyte(.gz) in {folder}.")


class Clips:
    """Digits that move straight on and bounce, made on the device, all clips of a batch at once."""

    def __init__(self, spec, images, device, seed):
        self.spec, self.device = spec.clips, device
        images = torch.tensor(images, device=device)
        self.images = F.pad(images, (1, 1, 1, 1)).flatten()  # a black edge all around
        self.count = len(images)
        self.random = torch.Generator(device).manual_seed(seed)

    def batch(self, size, frames):
        """Float [frames, size, H, H], 0 to 1."""
        s, h, edge = self.spec, self.spec["size"], DIGIT + 2
        n, box = s["digits"], s["size"] - DIGIT  # box: largest coordinate of a digit's upper left corner
        drawn = {"generator": self.random, "device": self.device}
        image = torch.randint(self.count, (size, n), **drawn)
        place = torch.rand(size, n, 2, **drawn) * box
        angle = torch.rand(size, n, **drawn) * 2 * math.pi
        speed = s["minSpeed"] + torch.rand(size, n, **drawn) * (s["maxSpeed"] - s["minSpeed"])
        velocity = torch.stack([angle.sin(), angle.cos()], -1) * speed[..., None]
        places = []
        for t in range(frames + bool(s.get("moveFirst"))):
            if t > 0:
                place = place + velocity
                for _ in range(4):  # a very fast digit may cross the box more than once
                    low, high = place < 0, place > box
                    back = (-place, 2 * box - place) if s["wall"] == "MIRROR" else (place * 0, place * 0 + box)
                    place = torch.where(low, back[0], torch.where(high, back[1], place))
                    velocity = torch.where(low | high, -velocity, velocity)
            places.append(place)
        whole = torch.floor(torch.stack(places[-frames:]) + (0 if s.get("truncate") else 0.5)).long()
        # Pixel y of the frame is pixel y - place of the digit's image; what is outside falls on its black edge.
        inside = (torch.arange(h, device=self.device) - whole[..., None] + 1).clamp(0, edge - 1)  # [time, B, n, 2, H]
        y, x = inside[..., 0, :], inside[..., 1, :]
        frame = torch.zeros(frames, size, h, h, dtype=torch.uint8, device=self.device)
        for d in range(n):
            at = (image[:, d, None] * edge + y[:, :, d])[..., None] * edge + x[:, :, d, None, :]
            frame = torch.maximum(frame, self.images[at])
        return frame.float() / 255


def new_weights(spec, seed):
    """The first weights by name: Glorot uniform, biases zero but for the forget gates', peepholes zero."""
    random, weights = torch.Generator().manual_seed(seed), {}

    def weight(name, *shape):
        limit = math.sqrt(6 / (math.prod(shape[:-2]) * (shape[-2] + shape[-1])))
        weights[name] = (torch.rand(shape, generator=random) * 2 - 1) * limit

    def cell(name, units, input_shape, state_shape):
        weight(name + "/input_to_state", *input_shape, 4 * units)
        weight(name + "/state_to_state", *state_shape, 4 * units)
        weights[name + "/bias"] = torch.zeros(4 * units)
        weights[name + "/bias"][units : 2 * units] = spec.forget_bias
        if spec.peephole:
            weights[name + "/peephole"] = torch.zeros(3, units)

    def product(name, *shape):
        weight(name + "/weight", *shape)
        weights[name + "/bias"] = torch.zeros(shape[-1])

    n, pixels, below = spec.movers, spec.patch**2, spec.patch**2
    if n:
        places = 2 * ((spec.clips["size"] + 2 * REACH) // 2 + 1)
        units, below = spec.mover_units, spec.features
        cell("movers/0", units, (3 + SHIFTS + places + SUMMARY,), (units,))
        product("movers/orders", units + places, 3)
        weights["movers/ownership"] = torch.zeros(4)
        product("encoder/seen", 1, 1, (1 + n) * pixels, spec.features)
    for l, layer in enumerate(spec.layers):
        c, k, s = layer["units"], layer["inputKernel"], layer["stateKernel"]
        cell(f"encoder/{l}", c, (k, k, below), (s, s, c))
        below = c
    features = sum(layer["units"] for layer in spec.layers) if spec.all_layers else below
    if n:
        product("encoder/told", 1, 1, features, n * (1 + SUMMARY) + pixels + 2 * n * pixels)
    product("encoder/output", 1, 1, features, pixels)
    return weights


def moving(count, size, device):
    """[count, size * size]: for each shift k - count / 2, the matrix that gives pixel i what pixel i + shift has."""
    return torch.stack([torch.diag(torch.ones(size - abs(k), device=device), k).flatten()
                        for k in range(-(count // 2), count // 2 + 1)])


class Model:
    """The predictor. States and frames [B, channels, rows, columns]; weights are held by their names in npz files."""

    def __init__(self, spec, weights, device, bf16=False):
        self.spec, self.w, self.n, self.bf16 = spec, weights, spec.movers, bf16
        size = self.size = spec.clips["size"]
        self.step = self.one_step  # may be replaced by a compiled one
        self.taps, self.shifts = moving(TAPS, size, device), moving(SHIFTS, size, device)
        self.pixels, self.places, self.tap_steps, self.shift_steps = (
            torch.arange(*ends, device=device).float()
            for ends in ((size,), (-REACH, size + REACH + 1, 2), (-(TAPS // 2), TAPS // 2 + 1), (-REACH, REACH + 1)))

    def predict(self, clip, seen, future):
        """clip [time, B, H, H] of which the first frames are read; gives frames 1 to seen + future - 1 as written."""
        w = {name: v.permute(3, 2, 0, 1).contiguous() if v.ndim == 4 else v for name, v in self.w.items()}
        state, frame, made = self.start(clip.shape[1], clip), None, []
        for t in range(seen + future - 1):
            frame = clip[t][:, None] if t < seen else frame
            frame, state = self.step(w, frame, state, t < seen, t == 0)
            made.append(frame[:, 0])
        return torch.stack(made)

    def start(self, b, like):
        """(memory, hidden) of each layer; pictures [B, n, H, H]; motion [B, n, 2]; (memory, hidden) of the LSTM."""
        g = self.size // self.spec.patch
        layers = [(like.new_zeros(b, l["units"], g, g),) * 2 for l in self.spec.layers]
        lstm = (like.new_zeros(b * self.n * 2, self.spec.mover_units),) * 2
        return layers, like.new_zeros(b, self.n, self.size, self.size), like.new_zeros(b, self.n, 2), lstm

    def one_step(self, w, frame, state, true, first):
        """frame [B, 1, H, H], a true one or the last written; gives the next and the state after it."""
        layers, m, motion, lstm = state
        p, pp, n = self.spec.patch, self.spec.patch**2, self.n
        # Only the products of the stack are made in bfloat16: pictures would blur if they were moved in it.
        with torch.autocast(frame.device.type, torch.bfloat16) if self.bf16 else contextlib.nullcontext():
            x = F.pixel_unshuffle(torch.cat([frame, m], 1), p)
            x = F.conv2d(x, w["encoder/seen/weight"], w["encoder/seen/bias"]) if n else x
            layers, hidden = self.stack(w, x, layers)
            told = F.conv2d(hidden, w["encoder/told/weight"], w["encoder/told/bias"]) if n else None
            drawn = F.conv2d(hidden, w["encoder/output/weight"], w["encoder/output/bias"])
        drawn = F.pixel_shuffle(torch.sigmoid(drawn.float()), p)
        if not n:
            return drawn, (layers, m, motion, lstm)
        attention, values, mask, keep, pick = told.float().split([n, n * SUMMARY, pp, n * pp, n * pp], 1)
        fit = self.fit(m, frame) if true and not first else m.new_zeros(*motion.shape, SHIFTS)
        if true:
            own = w["movers/ownership"]
            others = m.sum(1, keepdim=True) - m
            kept = torch.sigmoid(1 + F.pixel_shuffle(keep, p) + own[2] * m - own[3] * others)
            picked = torch.sigmoid(F.pixel_shuffle(pick, p) + (2 + own[0]) * m - (2 + own[1]) * others)
            m = kept * m + picked * frame
        # Each mover is told the mean of its numbers over all positions, weighed by attention: [B, n, SUMMARY].
        share = torch.softmax(attention.flatten(2), -1)
        summary = (values.reshape(len(m), n, SUMMARY, -1) * share[:, :, None]).sum(-1)
        m, motion, lstm = self.move(w, m, motion, lstm, fit, summary)
        mask = F.pixel_shuffle(torch.sigmoid(mask - 2), p)
        carried = m.amax(1, keepdim=True)
        return (carried + mask * (drawn - carried)).clamp(0, 1), (layers, m, motion, lstm)

    def stack(self, w, x, layers):
        """One step of all layers; gives their states and the hidden states [B, C, G, G] that frames are made of."""
        after, seen = [], []
        for l, (memory, hidden) in enumerate(layers):
            name, layer = f"encoder/{l}", self.spec.layers[l]
            sums = F.conv2d(x, w[name + "/input_to_state"], w[name + "/bias"], padding=layer["inputKernel"] // 2)
            sums = sums + F.conv2d(hidden, w[name + "/state_to_state"], padding=layer["stateKernel"] // 2)
            after.append(self.gates(sums.float(), memory, w.get(name + "/peephole")))
            x = after[-1][1]
            seen.append(x)
        return after, torch.cat(seen, 1) if self.spec.all_layers else x

    def gates(self, sums, memory, peephole):
        """LSTM gates from the sums [B, 4 C, ...] in the order i, f, c, o; gives memory and hidden state."""
        i, f, c, o = sums.chunk(4, 1)
        if peephole is not None:
            p = peephole.reshape(3, -1, *(1,) * (sums.ndim - 2))
            i, f = i + p[0] * memory, f + p[1] * memory
        new = torch.sigmoid(f) * memory + torch.sigmoid(i) * torch.tanh(c)
        if peephole is not None:
            o = o + p[2] * (memory if self.spec.old_memory else new)
        return new, torch.sigmoid(o) * torch.tanh(new)

    @torch.no_grad()
    def fit(self, m, frame):
        """How well each picture fits the frame when moved by -5 to 5 pixels, rows and columns: [B, n, 2, S]."""
        padded = F.pad(frame[:, 0], (0, 0, REACH, REACH))
        rows = torch.stack([padded[:, k : k + self.size] for k in range(SHIFTS)], 1)  # [B, S, H, H]
        columns = m.transpose(2, 3)[:, :, None] @ rows[:, None]  # [B, n, S, H, H]: picture's column by frame's
        products = (columns.flatten(3) @ self.shifts.T).flatten(2)  # [B, n, S * S]
        energy = m.square().sum((2, 3)).clamp(min=1)[..., None]
        chances = torch.softmax(20 * products / energy, -1).reshape(-1, self.n, SHIFTS, SHIFTS)
        return torch.stack([chances.sum(3), chances.sum(2)], 2)

    def move(self, w, m, motion, lstm, fit, summary):
        """Moves each picture; an LSTM for each mover and axis says where to, all with the same weights."""
        b, n, h = len(m), self.n, self.size
        ink = m.sum((2, 3))
        centre = torch.stack([m.sum(3) @ self.pixels, m.sum(2) @ self.pixels], -1) / (ink + 0.01)[..., None]
        both = torch.stack([centre, centre + motion], -1)[..., None]  # [B, n, 2, 2, 1]: now, and if it goes on so
        places = (1 - (both - self.places).abs() / 2).clamp(min=0).flatten(3)
        miss = (fit * self.shift_steps).sum(-1)
        numbers = torch.stack([(ink / 100)[..., None].expand(-1, -1, 2), motion / REACH, miss / REACH], -1)
        seen = torch.cat([numbers, fit, places, summary[:, :, None].expand(-1, -1, 2, -1)], -1).flatten(0, 2)
        sums = seen @ w["movers/0/input_to_state"] + lstm[1] @ w["movers/0/state_to_state"] + w["movers/0/bias"]
        lstm = self.gates(sums, lstm[0], w.get("movers/0/peephole"))
        orders = torch.cat([lstm[1], places.flatten(0, 2)], -1) @ w["movers/orders/weight"] + w["movers/orders/bias"]
        inertia, push, blur = orders.reshape(b, n, 2, 3).unbind(-1)
        motion = (torch.tanh(1 + inertia) * motion + push).clamp(-REACH, REACH)
        blur = (torch.sigmoid(blur - 2) * 2 / 3)[..., None]
        # Cubic convolution (Keys 1981, a = -1/2) of TAPS pixels, then some of it given to either side.
        distance = (self.tap_steps + motion[..., None]).abs()
        v, u = F.relu(2 - distance), F.relu(1 - distance)
        sharp = v * v * (v - 1) / 2 + u * u * (1 - 2 * u)
        beside = F.pad(sharp, (1, 1))
        kernel = sharp + blur * ((beside[..., :-2] + beside[..., 2:]) / 2 - sharp)
        down, across = (kernel @ self.taps).reshape(b, n, 2, h, h).unbind(2)
        return down @ m @ across.transpose(2, 3), motion, lstm


def errors(kind, made, truth):
    """One number a frame: the mean over clips and pixels."""
    if kind == "BCE":
        made = made * (1 - 2e-4) + 1e-4  # moved pixels can be 0 or 1
        each = -(truth * made.log() + (1 - truth) * (1 - made).log())
    else:
        each = (made - truth).abs() if kind == "MAE" else (made - truth).square()
    return each.mean((1, 2, 3))


def replace(path, write):
    """Writes beside the file and renames, so that there is never half a file."""
    with open(path + ".part", "wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".part", path)


def load_weights(path, spec, device):
    needed = new_weights(spec, 0)
    with np.load(path) as stored:
        if {k: tuple(v.shape) for k, v in needed.items()} != {k: stored[k].shape for k in stored.files}:
            raise SystemExit(f"The weights in {path} are not those of a model of this spec.")
        return {k: torch.tensor(stored[k], device=device) for k in stored.files}


@torch.no_grad()
def predictions(model, weights, clips, spec):
    """[future, B, H, H], and their squared error summed over a frame, mean over all frames."""
    seen, future = spec.frames(False)
    own, model.w = model.w, weights
    made = torch.cat([model.predict(part, seen, future)[seen - 1 :] for part in clips.split(16, 1)], 1)
    model.w = own
    return made, (made - clips[seen:]).square().sum((2, 3)).mean().item()


def train(args, spec, device):
    images = read_images(args.mnist)
    clips = Clips(spec, images[TRAIN], device, args.seed)
    looked_at = Clips(spec, images[VALIDATION], device, 777).batch(args.held_out, sum(spec.frames(False)))
    weights = {k: v.to(device).requires_grad_() for k, v in new_weights(spec, args.seed).items()}
    model, t = Model(spec, weights, device, args.bf16), spec.training
    if args.compile and not hasattr(torch, "compile"):
        print("This PyTorch cannot compile; the step runs as it is.")
    elif args.compile:
        from torch import _dynamo

        _dynamo.config.suppress_errors = True  # what cannot be compiled runs as it is
        model.step = torch.compile(model.one_step)
    rate, batch = args.rate or t["learningRate"], args.batch or t["batch"]
    adam = torch.optim.Adam(weights.values(), lr=rate, betas=(t["momentum"], t["decay"]), eps=t.get("epsilon") or 1e-8)
    average = {k: v.detach().clone() for k, v in weights.items()}
    step, spent, state_path = 0, 0.0, args.resume or os.path.splitext(args.out)[0] + ".pt"
    if args.resume:
        state = torch.load(args.resume, map_location=device)
        for name, value in state["weights"].items():
            weights[name].data.copy_(value)
        average, step, spent = state["average"], state["step"], state["seconds"]
        adam.load_state_dict(state["adam"])
        clips.random.set_state(state["random"].cpu())

    def save():
        state = {"weights": {k: v.detach() for k, v in weights.items()}, "average": average, "step": step,
                 "seconds": spent, "adam": adam.state_dict(), "random": clips.random.get_state()}
        replace(state_path, lambda file: torch.save(state, file))
        made = {k: v.detach().cpu().numpy() for k, v in (average if args.averaging else weights).items()}
        replace(args.out, lambda file: np.savez(file, **made))

    cosine, floor = spec.schedule["kind"] == "COSINE", spec.schedule.get("floor") or 0.0
    warm, count = spec.schedule.get("warmupSteps") or 0, sum(v.numel() for v in weights.values())
    print(f"{count:,} parameters, {batch} clips a step, rate {rate} {spec.schedule['kind']}, on {device}", flush=True)
    looked = saved = time.monotonic()
    begun, total, since = looked - spent, torch.zeros((), device=device), 0
    while True:
        now = time.monotonic()
        spent = now - begun
        gone = step / args.steps if args.steps else spent / (60 * args.minutes)
        if gone >= 1 or now - looked >= args.look:
            loss = (total / max(since, 1)).item()  # waits for the device
            speed = batch * since / (time.monotonic() - looked)
            if not math.isfinite(loss):
                raise SystemExit(f"The loss is no number at step {step}; {state_path} has the state before.")
            _, mse = predictions(model, average if args.averaging else weights, looked_at, spec)
            print(f"step {step}  {spent / 60:.1f} min  loss {loss:.5f}  held-out MSE {mse:.2f} a frame  "
                  f"{speed:.1f} clips/s", flush=True)
            if gone >= 1 or now - saved >= args.save_every:
                save()
                saved = time.monotonic()
            if gone >= 1:
                return
            looked, total, since = time.monotonic(), torch.zeros((), device=device), 0
        seen, future = spec.frames(gone < args.stage)
        fall = floor + (1 - floor) * (1 + math.cos(math.pi * gone)) / 2 if cosine else 1.0
        for group in adam.param_groups:
            group["lr"] = rate * ((step + 1) / warm if step < warm else fall)
        clip = clips.batch(batch, seen + future)
        each = errors(t["loss"], model.predict(clip, seen, future), clip[1:])
        loss = each[seen - 1 :].mean()
        objective = loss + (spec.reading_weight * each[: seen - 1].mean() if seen > 1 else 0)
        adam.zero_grad(set_to_none=True)
        objective.backward()
        if t["clipNorm"]:
            torch.nn.utils.clip_grad_norm_(weights.values(), t["clipNorm"])
        adam.step()
        if args.averaging:
            share = min(args.averaging, (1 + step) / (10 + step))  # the first weights must not stay in it
            with torch.no_grad():
                for name, value in average.items():
                    value.lerp_(weights[name], 1 - share)
        total, since, step = total + loss.detach(), since + 1, step + 1


def check(args, spec, device):
    seen, future = spec.frames(False)
    clips = np.load(args.check)
    if clips.ndim != 4 or clips.shape[0] != seen + future:
        raise SystemExit(f"Clips must be [time, clips, height, width] of {seen + future} frames, not {clips.shape}.")
    clips = torch.tensor(clips, device=device).float() / (255 if clips.dtype == np.uint8 else 1)
    weights = load_weights(args.weights, spec, device)
    made, mse = predictions(Model(spec, weights, device, args.bf16), weights, clips, spec)
    # As the program writes predictions: [1, clips, time, height, width].
    replace(args.predictions, lambda file: np.save(file, made.transpose(0, 1)[None].cpu().numpy()))
    print(f"{clips.shape[1]} clips, {future} frames predicted, MSE {mse:.2f} a frame")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("--spec", required=True, help="the run's JSON, as a preset or run.json")
    add("--mnist", help="folder with train-images-idx3-ubyte, gzipped or not")
    add("--out", help="weights to write, .npz; the state of the training is saved beside it as .pt")
    add("--minutes", type=float, help="how long to train, or:")
    add("--steps", type=int, help="how many steps to train")
    add("--batch", type=int, help="clips a step (default: the spec's)")
    add("--rate", type=float, help="learning rate (default: the spec's)")
    add("--stage", type=float, default=0.0, help="share of the training on 5 + 5 frames (not from the spec; default 0)")
    add("--averaging", type=float, help="share of the averaged weights kept at a step (default: the spec's, or 0)")
    add("--resume", metavar="STATE.pt", help="go on from a saved state, up to --minutes or --steps in all")
    add("--seed", type=int, default=1)
    add("--held-out", type=int, default=64, help="clips of held-out digits (default 64)")
    add("--look", type=float, default=30, help="seconds between two looks at them (default 30)")
    add("--save-every", type=float, default=300, help="seconds between two saves, made after a look (default 300)")
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    add("--bf16", action="store_true", help="convolutions in bfloat16")
    add("--compile", action="store_true", help="compile the step (PyTorch 2 on CUDA)")
    add("--in", dest="weights", metavar="WEIGHTS.npz", help="with --check")
    add("--check", metavar="CLIPS.npy", help="predict these clips; no training")
    add("--predictions", metavar="OUT.npy", help="with --check: file to write")
    args = parser.parse_args()
    spec, device = Spec(args.spec), torch.device(args.device)
    args.averaging = (spec.training.get("averaging") or 0.0) if args.averaging is None else args.averaging
    if args.check:
        if not args.weights or not args.predictions:
            parser.error("--check needs --in and --predictions")
        check(args, spec, device)
    elif not args.mnist or not args.out or (args.minutes is None) == (args.steps is None):
        parser.error("training needs --mnist, --out and either --minutes or --steps")
    else:
        train(args, spec, device)


if __name__ == "__main__":
    main()
