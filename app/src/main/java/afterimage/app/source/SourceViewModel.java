package afterimage.app.source;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.clip.VideoReader;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Files that are to become a run's data: what they are taken for, what of videos is used, and their first frames. */
public final class SourceViewModel {
    private static final int PREVIEWED = 60;

    /** A frame as it is in the file, [height, width], 0 to 1. */
    record Raw(float[] grey, int height, int width) {}

    final ObjectProperty<List<Path>> files = new SimpleObjectProperty<>(List.of());
    final StringProperty name = new SimpleStringProperty("");
    /** Null to tell it from the files. */
    final ObjectProperty<As> as = new SimpleObjectProperty<>();

    final DoubleProperty x = new SimpleDoubleProperty(Cut.WHOLE.x());
    final DoubleProperty y = new SimpleDoubleProperty(Cut.WHOLE.y());
    final DoubleProperty side = new SimpleDoubleProperty(Cut.WHOLE.side());
    final ObjectProperty<Integer> step = new SimpleObjectProperty<>(1);
    /** The first frames of a video, or images that are to move. */
    final ObjectProperty<List<Raw>> frames = new SimpleObjectProperty<>(List.of());

    final BooleanProperty isVideo = new SimpleBooleanProperty();

    final BooleanProperty busy = new SimpleBooleanProperty();
    /** Why something cannot be used; empty where nothing is in the way. */
    final StringProperty problem = new SimpleStringProperty("");

    private final Worker worker;
    private final Messages messages;
    private final IntSupplier size;
    private final Consumer<DataSpec> use;

    /** @param size of the frames that the settings ask for, pixels */
    public SourceViewModel(Worker worker, Messages messages, IntSupplier size, Consumer<DataSpec> use) {
        this.worker = worker;
        this.messages = messages;
        this.size = size;
        this.use = use;
        as.addListener((p, before, now) -> look());
    }

    /** Looks at files or folders; nothing is taken yet. */
    public void look(List<Path> chosen) {
        files.set(List.copyOf(chosen));
        name.set(chosen.get(0).toAbsolutePath().normalize().getFileName().toString());
        look();
    }

    private void look() {
        List<Path> chosen = files.get();
        frames.set(List.of());
        isVideo.set(false);
        if (chosen.isEmpty()) {
            return;
        }
        As taken = as.get();
        List<Raw> seen = new ArrayList<>();
        VideoReader.Sink sink = (grey, height, width) -> {
            seen.add(new Raw(grey, height, width));
            return seen.size() < PREVIEWED;
        };
        work(() -> DataImport.preview(chosen, taken, sink), video -> {
            // Somebody may have chosen others meanwhile.
            if (chosen.equals(files.get()) && taken == as.get()) {
                isVideo.set(video);
                frames.set(seen);
            }
        });
    }

    Cut cut() {
        return new Cut(x.get(), y.get(), side.get(), step.get());
    }

    /** What is taken of frame {@code t} of those that are used, [size, size]; images are taken whole. */
    float[] cut(int t) {
        Cut cut = isVideo.get() ? cut() : Cut.WHOLE;
        Raw raw = frames.get().get(t * cut.step() % frames.get().size());
        return cut.of(raw.grey, raw.height, raw.width, size.getAsInt());
    }

    /** Takes the files into the program's folder, and uses them. */
    void take() {
        DataImport.Wish wish = new DataImport.Wish(name.get().strip(), as.get(), null, cut(), size.getAsInt());
        List<Path> chosen = files.get();
        work(() -> DataFiles.shelf().take(chosen, wish), made -> {
            use.accept(made);
            messages.tell(Texts.of("source.taken", made.name()));
            files.set(List.of());
        });
    }

    private <T> void work(Supplier<T> task, Consumer<T> then) {
        busy.set(true);
        problem.set("");
        worker.run(task, this::end, made -> {
            end("");
            then.accept(made);
        });
    }

    private void end(String sentence) {
        busy.set(false);
        problem.set(sentence);
    }
}
