"""Gives a checkpoint the curve and the steps of all runs that its weights come from, one after the other.

    python3 curve.py FIRST/checkpoint.npz .. LAST/checkpoint.npz OUT.npz

Each run began with the weights of the one before. The weights stay those of the last. Needs NumPy.
"""

import hashlib
import io
import json
import sys
import zipfile

import numpy as np

*runs, out = sys.argv[1:]


def state(path):
    with zipfile.ZipFile(path) as run:
        return json.loads(run.read("checkpoint.json"))


def curve(name):
    """Points (thousands of steps, rest of the steps, loss), float32."""
    done, parts = 0, []
    for path in runs:
        with np.load(path) as run:
            points = run[name].copy()
        at = points[:, :2].astype(np.int64) @ [1000, 1] + done
        points[:, 0], points[:, 1] = at // 1000, at % 1000
        # A run's first held-out loss is the last one of the run before.
        parts.append(points[at > done] if done else points)
        done += state(path)["step"]
    to = io.BytesIO()
    np.save(to, np.concatenate(parts))
    return to.getvalue()


last = state(runs[-1])
for sum_of in ("step", "seconds"):
    last[sum_of] = sum(state(path)[sum_of] for path in runs)
with zipfile.ZipFile(runs[-1]) as source:
    entries = {name: source.read(name) for name in source.namelist() if name != "SHA256SUMS"}
for name in ("train", "held_out"):
    entries[f"history/{name}.npy"] = curve(f"history/{name}.npy")
entries["checkpoint.json"] = json.dumps(last, indent=2).encode()
entries["SHA256SUMS"] = "".join(
    f"{hashlib.sha256(entries[name]).hexdigest()}  {name}\n" for name in sorted(entries)).encode()
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
    for name, content in entries.items():
        target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
