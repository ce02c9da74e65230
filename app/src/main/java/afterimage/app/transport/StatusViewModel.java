package afterimage.app.transport;

import afterimage.app.control.Numbers;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.Words;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the status bar counts: since when the run is saved, clips ready, memory, pulses. Told anew once a second. */
public final class StatusViewModel {
    private static final long SECOND = 1_000_000_000L;
    private static final long NEVER = -1;

    private final Supplier<OptionalLong> memoryBytes;
    private final Supplier<String> runsOn;
    /** E.g. {@code Saved 4 s ago}; empty until something is saved. */
    final StringProperty saved = new SimpleStringProperty("");
    /** Training clips made ahead; empty while nothing trains. */
    final StringProperty clips = new SimpleStringProperty("");

    final StringProperty memory = new SimpleStringProperty("");
    /** What models run on, in words. */
    final StringProperty device = new SimpleStringProperty();
    /** Pulses of the window a second. */
    final StringProperty frames = new SimpleStringProperty("");
    /** The beat that brought the news of the last save, nanoseconds. */
    private long savedAt = NEVER;

    private long toldAt = NEVER;
    private int pulses;
    private boolean justSaved;
    private int clipsReady;
    private boolean running;

    /**
     * @param memoryBytes what this process has of the machine's memory, where that is known
     * @param runsOn what models run on, in words
     */
    public StatusViewModel(Supplier<OptionalLong> memoryBytes, Supplier<String> runsOn) {
        this.memoryBytes = memoryBytes;
        this.runsOn = runsOn;
        device.set(runsOn.get());
    }

    public void show(Mail mail) {
        if (mail.hasAny(OpenedRun.class)) {
            savedAt = NEVER;
            saved.set("");
        }
        justSaved |= mail.hasAny(News.Saved.class);
        mail.of(SessionState.class).ifPresent(state -> running = state == SessionState.RUNNING);
        mail.of(News.Trained.class).ifPresent(news -> clipsReady = news.latest().clipsReady());
    }

    public void pulse() {
        pulses++;
    }

    /** @param now the beat's time, nanoseconds */
    public void tick(long now) {
        if (justSaved) {
            savedAt = now;
            justSaved = false;
            saved.set(Texts.of("saved.ago", Numbers.duration(0)));
        }
        if (toldAt == NEVER) {
            toldAt = now;
            pulses = 0;
        } else if (now - toldAt >= SECOND) {
            frames.set(Texts.of("frames", pulses * (double) SECOND / (now - toldAt)));
            if (savedAt != NEVER) {
                saved.set(Texts.of("saved.ago", Numbers.duration((now - savedAt) / SECOND)));
            }
            clips.set(running ? Texts.of("clips-ready", clipsReady) : "");
            device.set(runsOn.get());
            OptionalLong bytes = memoryBytes.get();
            memory.set(bytes.isEmpty() ? "" : Words.bytes(bytes.getAsLong()));
            toldAt = now;
            pulses = 0;
        }
    }
}
