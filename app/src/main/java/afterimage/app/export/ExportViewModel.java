package afterimage.app.export;

import afterimage.app.home.RememberedFolder;
import afterimage.engine.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.LoggerFactory;

/** What is exported, as what, and where to. Pictures are taken on the window's thread and written on the worker. */
public final class ExportViewModel {
    public static final List<Integer> SCALES = List.of(1, 2, 4);
    /** What the menus beside the views use. */
    private static final Look USUAL = new Look(2, false, false);

    private static final String NOTHING = "There is nothing to export yet.";

    /** Where exports go. */
    public record Targets(Clipboards clipboard, RememberedFolder folder, Supplier<String> runName) {}

    private final List<Exhibit> exhibits;
    private final Targets targets;
    private final Notices notices;
    private final Errands errands;
    private final ObjectProperty<Exhibit> exhibit = new SimpleObjectProperty<>();
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>();
    private final IntegerProperty scale = new SimpleIntegerProperty(2);
    private final BooleanProperty print = new SimpleBooleanProperty();
    private final BooleanProperty differences = new SimpleBooleanProperty();
    private final ExportTarget target;
    private final Previews previews;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    /** Written by the worker, read by the pulse. */
    private volatile double share;

    private boolean open;

    /** @param worker one thread, so that exports do not compete */
    public ExportViewModel(List<Exhibit> exhibits, Targets targets, Notices notices, Executor worker) {
        this.exhibits = List.copyOf(exhibits);
        this.targets = targets;
        this.notices = notices;
        this.errands = new Errands(worker);
        this.previews = new Previews(errands);
        this.target = new ExportTarget(targets.folder(), targets.runName());
        exhibit.addListener((p, before, now) -> chosen());
        format.addListener((p, before, now) -> {
            renamed();
            showPreview();
        });
        print.addListener((p, before, now) -> showPreview());
        differences.addListener((p, before, now) -> showPreview());
        exhibit.set(this.exhibits.get(0));
    }

    public List<Exhibit> exhibits() {
        return exhibits;
    }

    public ObjectProperty<Exhibit> exhibitProperty() {
        return exhibit;
    }

    /** One of the exhibit's. */
    public ObjectProperty<Format> formatProperty() {
        return format;
    }

    /** Pixels a unit of length: 1, 2 or 4. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** Light colours for paper, whatever the window has. */
    public BooleanProperty printProperty() {
        return print;
    }

    /** Whether what the model makes is followed by its differences from the truth. */
    public BooleanProperty differencesProperty() {
        return differences;
    }

    /** Whether that is a question: what is drawn anew can have them, what is shown has them already. */
    public boolean hasDifferences() {
        String id = exhibit.get().id();
        return id.equals(FigureExhibit.ID) || id.equals("strips") && format.get() == Format.GIF;
    }

    /** The file to be written. */
    public StringProperty targetProperty() {
        return target.textProperty();
    }

    /** What there is to know about that file; may be empty. */
    public ReadOnlyStringProperty targetNoteProperty() {
        return target.noteProperty();
    }

    public ReadOnlyObjectProperty<Preview> previewProperty() {
        return previews.shownProperty();
    }

    /** Whether the preview is that of an earlier choice, as the new one is still being made. */
    public ReadOnlyBooleanProperty makingPreviewProperty() {
        return previews.makingProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Share of the work that is done, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What became of the last export, in a sentence. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /** Size of the picture that would be written, in words; empty for tables. */
    public String sizeText() {
        Preview now = previews.shownProperty().get();
        if (now.image() == null) {
            return "";
        }
        boolean pixels = format.get().hasScale();
        int times = pixels ? scale.get() : 1;
        return String.format(
                Locale.ROOT,
                "%,d × %,d %s",
                now.image().getWidth() * times,
                now.image().getHeight() * times,
                pixels ? "pixels" : "points");
    }

    // Commands

    /** The dialog came up: previews are made from now on. */
    public void opened() {
        open = true;
        outcome.set("");
        failed.set(false);
        renamed();
        showPreview();
    }

    /** The figure's choices are shown as they are made. */
    public void follow(FigureViewModel figure) {
        figure.revisionProperty().addListener((p, before, now) -> changed(FigureExhibit.ID));
    }

    /** Looks for runs elsewhere, since it reads files, and offers them for the figure. */
    public void look(FigureViewModel figure, Supplier<List<FigureRun>> forRuns) {
        errands.send(() -> {
            List<FigureRun> found = forRuns.get();
            return () -> figure.setRuns(found);
        });
    }

    /** The dialog went. */
    public void closed() {
        open = false;
    }

    private void changed(String id) {
        if (exhibit.get().id().equals(id)) {
            showPreview();
        }
    }

    /** Puts the target into another folder. */
    public void setTarget(Path file) {
        target.textProperty().set(file.toString());
    }

    /** Writes what is chosen to the target. */
    public void export() {
        Path file = target.path();
        if (file == null) {
            fail("'" + target.textProperty().get() + "' cannot be a file's name here; choose another.");
            return;
        }
        write(exhibit.get(), format.get(), file, look());
    }

    /** Writes without the dialog, as the menus beside the views do. */
    public void export(String id, Format as, Path file) {
        exhibits.stream().filter(e -> e.id().equals(id)).findFirst().ifPresent(e -> write(e, as, file, USUAL));
    }

    /** Puts what is chosen on the clipboard: a picture, or a table's text. */
    public void copy() {
        Exhibit now = exhibit.get();
        Taken taken = now.ways().get(format.get()).take(look());
        work(taken, "Copying " + now.title(), done -> {
            Runnable put = taken.picture() == null
                    ? targets.clipboard().text(taken.lines().get().collect(Collectors.joining("\n", "", "\n")))
                    : targets.clipboard().image(taken.picture().apply(done));
            return () -> {
                put.run();
                succeed(now.title() + " copied to the clipboard");
            };
        });
    }

    /** Time passes: what the worker has done reaches the window. */
    public void pulse() {
        errands.deliver();
        if (busy.get()) {
            progress.set(share);
        }
    }

    private void write(Exhibit what, Format as, Path file, Look look) {
        Taken taken = what.ways().get(as).take(look);
        work(taken, "Writing " + file, done -> {
            taken.writing().to(file, done);
            target.remember(file);
            return () -> {
                succeed("Written " + file);
                target.look();
            };
        });
    }

    private void work(Taken taken, String what, Function<DoubleConsumer, Runnable> job) {
        if (taken == null) {
            fail(NOTHING);
            return;
        }
        if (busy.get()) {
            fail("Another export is still being written; wait a moment.");
            return;
        }
        busy.set(true);
        share = 0;
        progress.set(0);
        failed.set(false);
        outcome.set(what + " …");
        notices.tell(what + " …");
        errands.send(() -> {
            Runnable then = attempt(job);
            return () -> {
                busy.set(false);
                then.run();
            };
        });
    }

    private Runnable attempt(Function<DoubleConsumer, Runnable> job) {
        try {
            return job.apply(done -> share = done);
        } catch (BadInput e) {
            return () -> fail(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LoggerFactory.getLogger(ExportViewModel.class).error("export", e);
            String why = e instanceof OutOfMemoryError
                    ? "it is too large for memory; take a smaller scale, or write a file in place of copying"
                    : "details are in the log";
            return () -> fail("The export failed and nothing was written: " + why + ".");
        }
    }

    private void succeed(String sentence) {
        failed.set(false);
        outcome.set(sentence);
        notices.tell(sentence);
    }

    private void fail(String sentence) {
        failed.set(true);
        outcome.set(sentence);
        notices.tellProblem(sentence);
    }

    private void chosen() {
        List<Format> formats = exhibit.get().formats();
        if (format.get() != null && formats.contains(format.get())) {
            renamed();
            showPreview();
        } else {
            format.set(formats.get(0));
        }
    }

    private void renamed() {
        if (format.get() != null && exhibit.get().ways().containsKey(format.get())) {
            target.suggest(exhibit.get(), format.get());
        }
    }

    private Look look() {
        return new Look(scale.get(), print.get(), differences.get());
    }

    private void showPreview() {
        if (!open) {
            return;
        }
        Taken taken = exhibit.get().ways().get(format.get()).take(new Look(1, print.get(), differences.get()));
        if (taken == null) {
            previews.show(NOTHING);
        } else {
            previews.show(taken);
        }
    }
}
