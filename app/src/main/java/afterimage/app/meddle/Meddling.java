package afterimage.app.meddle;

import afterimage.engine.Settings;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.Intervention.CodeChange;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.Code;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is changed now; {@code other} is a clip whose code the decoders start from, or null; its number is from 1. */
record Meddling(Intervention what, Clip other, int otherNumber) {
    static final Meddling NONE = new Meddling(Intervention.NONE, null, 0);

    Meddling with(Intervention changed) {
        return new Meddling(changed, other, otherNumber);
    }

    Meddling withSilenced(String layer, Set<Integer> units) {
        Map<String, Set<Integer>> all = new HashMap<>(what.silenced());
        all.put(layer, units);
        return with(what.with("silenced", all));
    }

    /** @param value null to let the gate go */
    Meddling withClamped(String layer, Quantity gate, Double value) {
        Map<String, Map<Quantity, Double>> all = new HashMap<>(what.clamped());
        Map<Quantity, Double> own = new EnumMap<>(Quantity.class);
        own.putAll(all.getOrDefault(layer, Map.of()));
        own.compute(gate, (free, before) -> value);
        all.put(layer, own);
        return with(what.with("clamped", all));
    }

    Meddling withNoise(double deviation, long seed) {
        return with(what.with("code", new CodeChange(what.code().zeros(), null, deviation, seed)));
    }

    /** The decoders start from this code: zeros, another clip's, or (neither) the clip's own. */
    Meddling withStart(boolean zeros, Clip clip, int number) {
        Intervention started = what.with("code", Settings.with(what.code(), "zeros", zeros));
        return new Meddling(started, clip, clip == null ? 0 : number);
    }

    boolean isNone() {
        return other == null && withNoise(what.code().noise(), 0).what.equals(Intervention.NONE);
    }

    /** For a model; the same changed model reads the other clip. */
    Intervention of(ProbeModel probe) {
        if (other == null) {
            return what;
        }
        Intervention reading = what.with("code", CodeChange.NONE);
        CodeChange code = what.code();
        Code read = probe.encode(List.of(other), reading).get(0);
        return what.with("code", new CodeChange(false, read, code.noise(), code.seed()));
    }
}
