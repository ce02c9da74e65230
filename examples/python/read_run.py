#!/usr/bin/env python3
"""A run's losses, and what `afterimage evaluate` measured, as pandas tables.

    read_run.py RUN [metrics.json]

where metrics.json is what `afterimage evaluate RUN --json` printed. Needs pandas.
"""
import json
import sys
from pathlib import Path

import pandas as pd


def losses(run):
    """By step, the loss of the training step and, at every look, of the held-out clips (NaN between looks)."""
    points = pd.read_csv(Path(run) / "loss.csv")
    return points.pivot_table(index="step", columns="curve", values="loss")


def tensors(run):
    """By step and tensor, norms of gradient, weight and update; None if the run did not watch its tensors."""
    watch = Path(run) / "watch.csv"
    return pd.read_csv(watch).set_index(["step", "tensor"]) if watch.exists() else None


def metrics(file):
    """Two tables: means, a column for each branch and baseline, and the same of each frame that was made.

    How digits move and which can be named (motion, named) have numbers of their own kind and stay out.
    """
    everything = json.loads(Path(file).read_text(encoding="utf-8"))
    measured = {name: of for name, of in everything.items() if isinstance(of, dict) and "mse" in of}
    means = {name: {k: v for k, v in of.items() if isinstance(v, (int, float))} for name, of in measured.items()}
    frames = {
        (name, k): pd.Series(v) for name, of in measured.items() for k, v in of.items() if isinstance(v, list)
    }
    return pd.DataFrame(means), pd.DataFrame(frames)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: read_run.py RUN [metrics.json]")
    print(losses(sys.argv[1]).describe())
    if tensors(sys.argv[1]) is not None:
        print(tensors(sys.argv[1])["gradient_norm"].unstack().tail())
    if len(sys.argv) == 3:
        for table in metrics(sys.argv[2]):
            print(table)
