package afterimage.app.export;

import afterimage.engine.digits.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which runs and which clip a figure shows. */
public final class FigureViewModel {
    static final int MAX_RUNS = 6;

    /** A run and whether it is in the figure. */
    public record Entry(FigureRun run, BooleanProperty chosen) {}

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> shownEntries = FXCollections.unmodifiableObservableList(entries);
    private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.VALIDATION);
    private final IntegerProperty clip = new SimpleIntegerProperty(1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /** What was chosen without anybody having chosen. */
    private Set<String> suggested = Set.of();

    public FigureViewModel() {
        split.addListener((p, before, now) -> changed());
        clip.addListener((p, before, now) -> changed());
        check();
    }

    public ObservableList<Entry> entries() {
        return shownEntries;
    }

    /** Whether the clip's digits are the held-out ones or those of the test set. */
    public ObjectProperty<Split> splitProperty() {
        return split;
    }

    /** Number of the clip, from 1 on as in the theatre. */
    public IntegerProperty clipProperty() {
        return clip;
    }

    /** Why there can be no figure yet; empty when there can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Grows with each change of the choice. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The runs there are; what was chosen stays chosen. Until somebody chooses it is the run in view. */
    void setRuns(List<FigureRun> runs) {
        Set<String> chosen = new HashSet<>();
        entries.stream().filter(e -> e.chosen.get()).forEach(e -> chosen.add(e.run.name()));
        if (chosen.equals(suggested)) {
            chosen.clear();
        }
        List<Entry> now = new ArrayList<>();
        for (FigureRun run : runs) {
            Entry entry = new Entry(run, new SimpleBooleanProperty(chosen.contains(run.name())));
            entry.chosen.addListener((p, before, after) -> changed());
            now.add(entry);
        }
        if (now.stream().noneMatch(e -> e.chosen.get())) {
            now.stream()
                    .filter(e -> e.run.inView())
                    .findFirst()
                    .or(() -> now.stream().findFirst())
                    .ifPresent(e -> {
                        e.chosen.set(true);
                        suggested = Set.of(e.run.name());
                    });
        }
        entries.setAll(now);
        changed();
    }

    /** What is chosen, or null where it makes no figure. */
    FigureChoice choice() {
        return problem.get().isEmpty() ? new FigureChoice(chosen(), split.get(), clip.get() - 1) : null;
    }

    private List<FigureRun> chosen() {
        return entries.stream().filter(e -> e.chosen.get()).map(Entry::run).toList();
    }

    private void changed() {
        check();
        revision.set(revision.get() + 1);
    }

    private void check() {
        List<FigureRun> runs = chosen();
        if (runs.isEmpty()) {
            problem.set("Choose the runs that the figure compares, up to " + MAX_RUNS + ".");
        } else if (runs.size() > MAX_RUNS) {
            problem.set("A figure has room for " + MAX_RUNS + " runs; take " + (runs.size() - MAX_RUNS) + " out.");
        } else if (clip.get() < 1) {
            problem.set("Clips are counted from 1 on.");
        } else {
            FigureRun first = runs.get(0);
            problem.set(runs.stream()
                    .filter(run -> !run.clipSize().equals(first.clipSize()))
                    .findFirst()
                    .map(other -> "A figure shows one clip: " + first.name() + " has " + first.clipSize() + ", "
                            + other.name() + " " + other.clipSize() + ".")
                    .orElse(""));
        }
    }
}
