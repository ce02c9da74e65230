package afterimage.engine.study;

import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.ArrayList;
import java.util.List;

/** Studies that train in a moment. */
final class TinyStudies {
    private TinyStudies() {}

    static RunSpec spec(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "model.layers.0.units=3",
                "sequence.size=32",
                "sequence.inputFrames=3",
                "sequence.futureFrames=2",
                "training.heldOutEvery=2",
                "training.heldOutClips=2"));
        all.addAll(List.of(settings));
        return SpecJson.with(Presets.named(Presets.QUICK_START), all);
    }

    /** A composite and an autoencoder, one seed. */
    static Study of(Budget budget, int rounds) {
        return new Study(
                "tiny",
                "Tiny",
                "Does it work?",
                "",
                List.of(
                        new Member("composite", spec()),
                        new Member("autoencoder", spec("model.task=AUTOENCODER"), 0.03)),
                List.of(42L),
                budget,
                rounds,
                3);
    }
}
