package afterimage.app.export;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Revision;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.study.Study;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Chooses which runs and which clip a figure shows. */
public final class FigureViewModel {
    static final int MAX_RUNS = 6;

    record Entry(FigureMaker.Run run, BooleanProperty chosen) {}

    /** What a figure shows: the runs, a row each, and a clip of the held-out or test digits by its index from 0 on. */
    record Choice(List<FigureMaker.Run> runs, Split split, int clip) {
        SequenceSpec sequence() {
            return runs.get(0).spec().sequence();
        }

        /** Held-out clips are those of the first run, which the theatre shows under the same numbers. */
        long seed() {
            return split == Split.TEST ? Study.TEST_SEED : runs.get(0).spec().seed();
        }
    }

    final ObservableList<Entry> entries = FXCollections.observableArrayList();
    /** Whether the clip's digits are the held-out ones or those of the test set. */
    final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.VALIDATION);
    /** Number of the clip, from 1 on as in the theatre. */
    final ObjectProperty<Integer> clip = new SimpleObjectProperty<>(1);
    /** Why there can be no figure yet; empty when there can. */
    final StringProperty problem = new SimpleStringProperty("");
    /** Grows with each change of the choice. */
    final Revision revision = new Revision();
    /** What was chosen without anybody having chosen. */
    private Set<String> suggested = Set.of();

    public FigureViewModel() {
        Stream.of(split, clip).forEach(each -> each.addListener((p, before, now) -> changed()));
        problem.set(check());
    }

    /** The runs there are; what was chosen stays chosen. Until somebody chooses it is the run in view. */
    void setRuns(List<FigureMaker.Run> runs) {
        Set<String> chosen =
                chosen().stream().map(FigureMaker.Run::name).collect(Collectors.toCollection(HashSet::new));
        if (chosen.equals(suggested)) {
            chosen.clear();
        }
        Stream<FigureMaker.Run> usual = Stream.concat(runs.stream().filter(FigureMaker.Run::inView), runs.stream());
        boolean kept = runs.stream().anyMatch(run -> chosen.contains(run.name()));
        FigureMaker.Run suggestion = kept ? null : usual.findFirst().orElse(null);
        suggested = suggestion == null ? suggested : Set.of(suggestion.name());
        entries.setAll(runs.stream()
                .map(run -> new Entry(run, new SimpleBooleanProperty(run == suggestion || chosen.contains(run.name()))))
                .toList());
        entries.forEach(entry -> entry.chosen.addListener((p, before, now) -> changed()));
        changed();
    }

    /** What is chosen, or null where it makes no figure. */
    Choice choice() {
        return problem.get().isEmpty() ? new Choice(chosen(), split.get(), clip.get() - 1) : null;
    }

    private List<FigureMaker.Run> chosen() {
        return entries.stream().filter(e -> e.chosen.get()).map(Entry::run).toList();
    }

    private void changed() {
        problem.set(check());
        revision.grow();
    }

    private String check() {
        List<FigureMaker.Run> runs = chosen();
        if (runs.isEmpty()) {
            return Texts.of("export.figure.none", MAX_RUNS);
        } else if (runs.size() > MAX_RUNS) {
            return Texts.of("export.figure.many", MAX_RUNS, runs.size() - MAX_RUNS);
        } else if (clip.get() == null || clip.get() < 1) {
            return Texts.of("export.figure.clip");
        }
        FigureMaker.Run first = runs.get(0);
        String size = first.clipSize();
        Stream<FigureMaker.Run> others =
                runs.stream().filter(run -> !run.clipSize().equals(size));
        return others.findFirst()
                .map(other -> Texts.of("export.figure.sizes", first.name(), size, other.name(), other.clipSize()))
                .orElse("");
    }
}
