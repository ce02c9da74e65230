package afterimage.app.source;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataImport.Preview;
import afterimage.engine.data.DataSpec;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Files that are to become a run's data: what they are taken for, what of videos is used, and their first frames. */
public final class SourceViewModel {
    /** None once they are used, too. */
    public final ObjectProperty<List<Path>> files = new SimpleObjectProperty<>(List.of());

    final StringProperty name = new SimpleStringProperty("");
    /** Null to tell it from the files. */
    final ObjectProperty<As> as = new SimpleObjectProperty<>();

    final DoubleProperty x = new SimpleDoubleProperty(Cut.WHOLE.x());
    final DoubleProperty y = new SimpleDoubleProperty(Cut.WHOLE.y());
    final DoubleProperty side = new SimpleDoubleProperty(Cut.WHOLE.side());
    final ObjectProperty<Integer> step = new SimpleObjectProperty<>(1);
    final ObjectProperty<Contents> contents = new SimpleObjectProperty<>(Contents.NONE);
    final BooleanProperty busy = new SimpleBooleanProperty();
    /** Why something cannot be used; empty where nothing is in the way. */
    final StringProperty problem = new SimpleStringProperty("");

    final BooleanBinding usable = busy.not()
            .and(problem.isEmpty())
            .and(name.isNotEmpty())
            .and(Bindings.createBooleanBinding(() -> !contents.get().frames().isEmpty(), contents));

    private final Worker worker;
    private final Messages messages;
    private final ObservableValue<RunSpec> settings;
    private final Consumer<DataSpec> use;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param settings that clips are made with; null in them while one cannot be used */
    public SourceViewModel(
            Worker worker, Messages messages, ObservableValue<RunSpec> settings, Consumer<DataSpec> use) {
        this.worker = worker;
        this.messages = messages;
        this.settings = settings;
        this.use = use;
        Stream.of(name, x, y, side, step).forEach(each -> each.addListener((p, before, now) -> problem.set("")));
    }

    /** Looks at files or folders, anew; nothing is taken yet. With none, what has not been taken is forgotten. */
    public void look(List<Path> chosen) {
        asked.incrementAndGet();
        busy.set(false);
        contents.set(Contents.NONE);
        x.set(Cut.WHOLE.x());
        y.set(Cut.WHOLE.y());
        side.set(Cut.WHOLE.side());
        step.set(1);
        files.set(List.copyOf(chosen));
        Path last = chosen.isEmpty()
                ? null
                : chosen.get(0).toAbsolutePath().normalize().getFileName();
        name.set(Objects.toString(last, ""));
        takeFor(null);
    }

    /** @param kind null to tell it from the files */
    void takeFor(As kind) {
        as.set(kind);
        problem.set("");
        List<Path> chosen = files.get();
        if (chosen.isEmpty()) {
            return;
        }
        int size = size();
        work(own -> Contents.of(chosen, kind, size, () -> own == asked.get()), contents::set);
    }

    private int size() {
        return settings.map(run -> run.sequence().size()).orElse(64).getValue();
    }

    Cut cut() {
        return new Cut(x.get(), y.get(), side.get(), step.get());
    }

    /** What is taken of frame {@code t} of those that are used, [size, size]; images are taken whole. */
    float[] cut(int t) {
        Cut cut = contents.get().ofVideos() ? cut() : Cut.WHOLE;
        List<Contents.Raw> frames = contents.get().frames();
        Contents.Raw raw = frames.get(t * cut.step() % frames.size());
        return cut.of(raw.grey(), raw.height(), raw.width(), size());
    }

    /** Takes the files into the program's folder, and uses them; says at once, not at Train, if videos are too short. */
    void take() {
        DataImport.Wish wish = new DataImport.Wish(name.get().strip(), as.get(), null, cut(), size());
        List<Path> chosen = files.get();
        Optional<RunSpec> run = Optional.ofNullable(settings.getValue());
        work(
                own -> {
                    DataSpec made = DataFiles.shelf().take(chosen, wish);
                    return Map.entry(made, run.flatMap(r -> DataFiles.source().tooShort(made, r.sequence())));
                },
                taken -> {
                    use.accept(taken.getKey());
                    messages.tell(Texts.of("source.taken", taken.getKey().name()));
                    taken.getValue().map(Texts::said).ifPresent(messages::refuse);
                    look(List.of());
                });
    }

    private <T> void work(IntFunction<T> task, Consumer<T> then) {
        int own = asked.incrementAndGet();
        busy.set(true);
        problem.set("");
        worker.run(
                () -> task.apply(own), why -> end(own, why, () -> {}), made -> end(own, "", () -> then.accept(made)));
    }

    /** Unless something else was asked for meanwhile. */
    private void end(int own, String sentence, Runnable then) {
        if (own == asked.get()) {
            busy.set(false);
            String all = files.get().toString();
            problem.set(sentence.replace(all, all.substring(1, all.length() - 1)));
            then.run();
        }
    }

    /** What is in files, as far as it shows before they are taken; {@code either} if it may move or be a video's frames. */
    record Contents(boolean ofVideos, boolean either, String words, List<Raw> frames) {
        static final Contents NONE = new Contents(false, false, "", List.of());
        private static final int SHOWN = 60;
        /** Frames: nobody waits for the end of a film. */
        private static final int COUNTED = 300;
        /** Fewer pictures are taken in many variants. */
        private static final int FEW = 200;

        /** A frame as it is in the file, or an image that is to move, [height, width], 0 to 1. */
        record Raw(float[] grey, int height, int width) {}

        /** @param size of the clips' frames, pixels; {@code wanted} whether anybody still waits */
        static Contents of(List<Path> chosen, As as, int size, BooleanSupplier wanted) {
            int[] seen = new int[3];
            List<Raw> frames = new ArrayList<>();
            Preview found = DataImport.preview(chosen, as, (grey, height, width) -> {
                seen[0]++;
                seen[1] = width;
                seen[2] = height;
                if (seen[0] <= SHOWN) {
                    frames.add(new Raw(grey, height, width));
                }
                return wanted.getAsBoolean() && seen[0] < COUNTED;
            });
            int count = found.count();
            if (!found.ofVideos()) {
                String key = !found.either() ? "source.idx" : count < FEW ? "source.few" : "source.images";
                return new Contents(false, found.either(), Texts.of(key, count, seen[1], found.parts()), frames);
            }
            String key = count == 0
                    ? "source.npz"
                    : seen[0] == COUNTED && found.parts() == 0 ? "source.film" : "source.videos";
            int length = Math.max(seen[0], found.parts());
            return new Contents(true, found.either(), Texts.of(key, length, seen[1], seen[2], size, count), frames);
        }
    }
}
