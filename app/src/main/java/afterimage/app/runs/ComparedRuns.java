package afterimage.app.runs;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Messages;
import afterimage.app.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The runs that are held against the one in view. Each keeps its colour for as long as it is compared. */
public final class ComparedRuns {
    /** In the order of their colours; the run in view is not among them. */
    public final ObjectProperty<List<Path>> runs = new SimpleObjectProperty<>(List.of());

    private final RunsViewModel list;
    private final Messages messages;
    /** By slot, see {@link Palette#run}; null where the slot is free. */
    private final List<Path> slots = new ArrayList<>(Collections.nCopies(Palette.RUNS, null));
    /** To be compared as soon as it is in the list. */
    private Path awaited;

    ComparedRuns(RunsViewModel list, Messages messages) {
        this.list = list;
        this.messages = messages;
    }

    /** Its colour, see {@link Palette#run}, or -1 for a run that is not compared. */
    public int colour(Path run) {
        return run == null || run.equals(list.inView.get()) ? -1 : slots.indexOf(run);
    }

    /** Puts a run into the comparison, or takes it out. */
    public void toggle(Path run) {
        int slot = slots.indexOf(run);
        if (slot >= 0) {
            slots.set(slot, null);
        } else if (run.equals(list.inView.get())) {
            messages.tell(Texts.of("runs.compared.in-view"));
            return;
        } else if (list.entry(run).map(RunEntry::isBroken).orElse(true)) {
            messages.refuse(Texts.of("runs.compared.broken"));
            return;
        } else if (!slots.contains(null)) {
            messages.tell(Texts.of("runs.compared.most", Palette.RUNS));
            return;
        } else {
            slots.set(slots.indexOf(null), run);
        }
        tell();
    }

    /** Compares just these with the run in view. */
    public void compare(List<Path> chosen) {
        slots.replaceAll(run -> run != null && chosen.contains(run) ? run : null);
        chosen.stream()
                .filter(run -> !slots.contains(run) && !run.equals(list.inView.get()))
                .forEach(this::toggle);
        tell();
    }

    void await(Path run) {
        awaited = run;
    }

    void followList() {
        List<Path> gone =
                runs.get().stream().filter(run -> list.entry(run).isEmpty()).toList();
        slots.replaceAll(run -> run != null && gone.contains(run) ? null : run);
        if (awaited != null && list.entry(awaited).isPresent()) {
            Path run = awaited;
            awaited = null;
            if (!slots.contains(run)) {
                toggle(run);
            }
        }
        tell();
    }

    /** Another run may be in view. */
    void tell() {
        List<Path> now = slots.stream()
                .filter(run -> run != null && !run.equals(list.inView.get()))
                .toList();
        if (!now.equals(runs.get())) {
            runs.set(now);
        }
    }
}
