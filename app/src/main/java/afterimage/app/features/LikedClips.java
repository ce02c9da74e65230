package afterimage.app.features;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Asking;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.UnitPeak;
import afterimage.engine.sequence.MovingDigits;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The held-out clips in which one channel or unit is most active; read only when asked for. */
public final class LikedClips {
    static final int SHOWN = 8;
    private static final int READ = 200;

    /** What was found; null before and while it is read. */
    public final ObjectProperty<Found> found = new SimpleObjectProperty<>();
    /** How far the reading is, what was found, or why nothing was. */
    final StringProperty words = new SimpleStringProperty("");

    private final Probing probing;
    private final Mnist digits;
    private final Players players;
    private final Consumer<GuestClips> theatre;
    private final Asking<Found> asking;

    /** @param layer as weight files name it, e.g. {@code encoder/0} */
    private record Question(Mnist digits, long seed, String layer, int unit) implements Probing.Work<Found> {
        @Override
        public Found on(ProbeModel probe, DoubleConsumer progress) {
            MovingDigits clips = new MovingDigits(probe.clips, digits.read(Split.VALIDATION), seed);
            List<UnitPeak> peaks = UnitPeak.of(probe, layer, unit, clips, READ, progress);
            return new Found(
                    unit,
                    peaks.stream().limit(SHOWN).toList(),
                    peaks.stream().limit(SHOWN).map(peak -> clips.clip(peak.clip()).clip()).toList());
        }
    }

    /** @param peaks highest first, each with its clip */
    public record Found(int unit, List<UnitPeak> peaks, List<Clip> clips) {}

    /** @param digits whose held-out images the clips are made of */
    public LikedClips(Probing probing, Mnist digits, Players players, Consumer<GuestClips> theatre) {
        this.probing = probing;
        this.digits = digits;
        this.players = players;
        this.theatre = theatre;
        asking = new Asking<>(probing, "liked", this::take, words::set);
        asking.progressProperty().addListener((p, before, share) -> {
            if (asking.busyProperty().get()) {
                words.set(Texts.of("features.liked.reading", Math.round(share.doubleValue() * READ), READ));
            }
        });
    }

    private void take(Found now) {
        found.set(now);
        words.set(Texts.of("features.liked.found", now.unit() + 1, READ));
    }

    void ask(String layer, int unit) {
        probing.model().ifPresent(now -> asking.ask(new Question(digits, now.spec().seed(), layer, unit)));
        // What is known already is not read again.
        found.set(asking.busyProperty().get() ? null : asking.answer());
    }

    /** Nobody waits for it any longer. */
    void forget() {
        asking.forget();
    }

    /** Plays one of those found, from its peak on. */
    void watch(int place) {
        UnitPeak peak = found.get().peaks().get(place);
        String about = Texts.of("features.liked.clip", peak.clip() + 1, found.get().unit() + 1);
        theatre.accept(new GuestClips(about, List.of(found.get().clips().get(place)), null, null));
        players.scrubTo(peak.frame());
    }
}
