package afterimage.app.help;

import afterimage.app.feature.Feature.Command;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All commands, narrowed to those whose names have every word that was typed. */
public final class CommandListViewModel {
    public final StringProperty query = new SimpleStringProperty("");
    public final BooleanProperty open = new SimpleBooleanProperty();
    public final ObservableList<Command> found = FXCollections.observableArrayList();
    /** Which of those found Enter runs; -1 if none was found. */
    public final IntegerProperty chosen = new SimpleIntegerProperty(-1);

    private final Supplier<List<Command>> source;

    /** @param source asked each time the list opens, since menus change */
    public CommandListViewModel(Supplier<List<Command>> source) {
        this.source = source;
        query.addListener((p, before, now) -> search());
    }

    /** Opens with nothing typed, or closes. */
    public void toggle() {
        if (open.get()) {
            close();
        } else {
            query.set("");
            search();
            open.set(true);
        }
    }

    public void close() {
        open.set(false);
    }

    /** Moves the choice, round the ends. */
    public void move(int by) {
        if (!found.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, found.size()));
        }
    }

    /** Closes the list, then runs the chosen command. What is disabled is not run, and the list stays. */
    public void run() {
        if (chosen.get() >= 0) {
            run(found.get(chosen.get()));
        }
    }

    public void run(Command command) {
        if (!command.disabled().getValue()) {
            close();
            command.action().run();
        }
    }

    private void search() {
        String[] words = query.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        // So that the choice is told anew even if it is the first one again: the list has forgotten it.
        chosen.set(-1);
        found.setAll(source.get().stream()
                .filter(each -> HelpViewModel.has(each.group() + " " + each.title() + " " + each.keys(), words))
                // Those that begin with the word come before those that only have it.
                .sorted(Comparator.comparing(
                        command -> !command.title().toLowerCase(Locale.ROOT).startsWith(words[0])))
                .toList());
        chosen.set(found.isEmpty() ? -1 : 0);
    }
}
