package afterimage.app.export;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature.Remembered;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.LoggerFactory;

/** Holds what is exported, as what and where to. Pictures are taken on the window's thread, written on the worker. */
public final class ExportViewModel {
    public static final List<Integer> SCALES = List.of(1, 2, 4);
    /** What the menus beside the views use. */
    private static final Look USUAL = new Look(2, false, false);

    /**
     * What exporting needs of the window.
     *
     * @param folder where exports go until one went elsewhere
     * @param runName begins the names of files
     * @param tell says in the window what happens
     * @param tellProblem says there what went wrong
     */
    public record Around(
            SystemClipboard clipboard,
            Path folder,
            Supplier<String> runName,
            Consumer<String> tell,
            Consumer<String> tellProblem) {}

    /** What the worker is at: how much of the work is done, 0 to 1, and what that is, or became of the last export. */
    public record State(boolean busy, double progress, String sentence, boolean failed) {}

    public final List<Exhibit> exhibits;
    public final ObjectProperty<Exhibit> exhibit = new SimpleObjectProperty<>();
    /** One of the exhibit's. */
    public final ObjectProperty<Format> format = new SimpleObjectProperty<>();
    /** Pixels a unit of length: 1, 2 or 4. */
    public final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(2);
    /** Light colours for paper, whatever the window has. */
    public final ObjectProperty<Boolean> print = new SimpleObjectProperty<>(false);
    /** Whether what the model makes is followed by its differences from the truth. */
    public final BooleanProperty differences = new SimpleBooleanProperty();

    public final ExportTarget target;
    private final Around around;
    private final Executor worker;
    /** What follows from work that is done, until the window's pulse comes by. */
    private final Queue<Runnable> back = new ConcurrentLinkedQueue<>();

    private final Previews previews;
    public final ObjectProperty<State> state = new SimpleObjectProperty<>(new State(false, 0, "", false));
    /** Written by the worker, read by the pulse. */
    private volatile double share;

    private volatile boolean cancelled;
    private boolean open;

    /** @param worker one thread, so that exports do not compete */
    public ExportViewModel(List<Exhibit> exhibits, Around around, Executor worker) {
        this.exhibits = List.copyOf(exhibits);
        this.around = around;
        this.worker = worker;
        previews = new Previews(this::send);
        target = new ExportTarget(around.folder, around.runName);
        format.set(this.exhibits.get(0).formats().get(0));
        exhibit.addListener((p, before, now) -> {
            if (now.formats().contains(format.get())) {
                changed();
            } else {
                format.set(now.formats().get(0));
            }
        });
        format.addListener((p, before, now) -> changed());
        List.of(print, differences).forEach(each -> each.addListener((p, before, now) -> showPreview()));
        exhibit.set(this.exhibits.get(0));
    }

    public ReadOnlyObjectProperty<Previews.Preview> previewProperty() {
        return previews.shown.getReadOnlyProperty();
    }

    boolean isFigure() {
        return exhibit.get().id().equals(FigureMaker.ID);
    }

    /** Whether differences are a question: what is drawn anew can have them, what is shown has them already. */
    boolean hasDifferences() {
        return isFigure() || exhibit.get().id().equals("strips") && format.get() == Format.GIF;
    }

    /** Size of the picture that would be written, in words; empty for tables. */
    String sizeText() {
        BufferedImage image = previewProperty().get().image();
        if (image == null) {
            return "";
        }
        boolean pixels = format.get().hasScale();
        int times = pixels ? scale.get() : 1;
        String key = pixels ? "export.pixels" : "export.points";
        return Texts.of(key, image.getWidth() * times, image.getHeight() * times);
    }

    /** @param errand runs on the worker and returns what is to follow on the window's thread */
    private void send(Supplier<Runnable> errand) {
        worker.execute(() -> back.add(errand.get()));
    }

    // Commands

    /** The dialog came up: previews are made from now on. */
    public void opened() {
        open = true;
        set(state.get().busy, "", false);
        changed();
    }

    /** The folder of exports stays from one start to the next. */
    public Remembered remembered() {
        return new Remembered("exportFolder", target::folder, target::begin);
    }

    /** The figure's choices are shown as they are made. */
    public void follow(FigureViewModel figure) {
        figure.revision.addListener((p, before, now) -> {
            if (isFigure()) {
                showPreview();
            }
        });
    }

    /** Looks for runs elsewhere, since it reads files, and offers them for the figure. */
    public void look(FigureViewModel figure, Supplier<List<FigureMaker.Run>> forRuns) {
        send(() -> {
            List<FigureMaker.Run> found = forRuns.get();
            return () -> figure.setRuns(found);
        });
    }

    public void closed() {
        open = false;
    }

    /** Writes what is chosen to the target. */
    public void export() {
        Path file = target.path();
        if (file == null) {
            fail(Texts.of("export.no-file", target.text.get()));
            return;
        }
        write(exhibit.get(), format.get(), file, look(scale.get()));
    }

    /** Writes without the dialog, as the menus beside the views do. */
    public void export(String id, Format as, Path file) {
        exhibits.stream().filter(e -> e.id().equals(id)).findFirst().ifPresent(e -> write(e, as, file, USUAL));
    }

    /** Ends the export under way; nothing of it is written. */
    public void cancel() {
        cancelled = state.get().busy;
    }

    /** Puts what is chosen on the clipboard: a picture, or a table's text. */
    public void copy() {
        Capture taken = take(scale.get());
        String title = exhibit.get().title();
        work(taken, Texts.of("export.copying", title), done -> {
            Runnable put = taken.picture() == null
                    ? around.clipboard.text(taken.lines().get().collect(Collectors.joining("\n", "", "\n")))
                    : around.clipboard.image(taken.picture().apply(done));
            return () -> {
                put.run();
                succeed(Texts.of("export.copied", title));
            };
        });
    }

    /** Time passes: what the worker has done reaches the window. */
    public void pulse() {
        for (Runnable next = back.poll(); next != null; next = back.poll()) {
            next.run();
        }
        if (state.get().busy) {
            set(true, state.get().sentence, state.get().failed);
        }
    }

    private void write(Exhibit what, Format as, Path file, Look look) {
        Capture taken = what.ways().get(as).take(look);
        work(taken, Texts.of("export.writing", file), done -> {
            taken.writing().to(file, done);
            return () -> {
                target.remember(file);
                succeed(Texts.of("export.written", file));
                target.look();
            };
        });
    }

    private void work(Capture taken, String what, Function<DoubleConsumer, Runnable> job) {
        if (taken == null) {
            fail(Texts.of("export.nothing"));
            return;
        }
        if (state.get().busy) {
            fail(Texts.of("export.busy"));
            return;
        }
        share = 0;
        cancelled = false;
        set(true, what, false);
        around.tell.accept(what);
        send(() -> {
            Runnable then = attempt(job);
            return () -> {
                set(false, state.get().sentence, state.get().failed);
                then.run();
            };
        });
    }

    private Runnable attempt(Function<DoubleConsumer, Runnable> job) {
        try {
            return job.apply(done -> {
                if (cancelled) {
                    throw new CancellationException();
                }
                share = done;
            });
        } catch (CancellationException e) {
            return () -> succeed(Texts.of("export.cancelled"));
        } catch (BadInput e) {
            return () -> fail(Texts.said(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LoggerFactory.getLogger(ExportViewModel.class).error("export", e);
            return () -> fail(Texts.of(e instanceof OutOfMemoryError ? "export.too-large" : "export.failed"));
        }
    }

    private void succeed(String sentence) {
        set(false, sentence, false);
        around.tell.accept(sentence);
    }

    private void fail(String sentence) {
        set(state.get().busy, sentence, true);
        around.tellProblem.accept(sentence);
    }

    private void set(boolean busy, String sentence, boolean failed) {
        state.set(new State(busy, share, sentence, failed));
    }

    private void changed() {
        target.suggest(exhibit.get(), format.get());
        showPreview();
    }

    private Look look(int pixels) {
        return new Look(pixels, print.get(), differences.get());
    }

    private Capture take(int pixels) {
        return exhibit.get().ways().get(format.get()).take(look(pixels));
    }

    private void showPreview() {
        if (open) {
            previews.show(take(1), Texts.of("export.nothing"));
        }
    }
}
