package afterimage.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Feature.Command;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class CommandListViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty idle = new SimpleBooleanProperty(true);
    private final List<Command> commands = new ArrayList<>(List.of(
            command("File", "Export strips as PNG…", "Ctrl+E", false),
            command("File", "Open run…", "Ctrl+O", false),
            command("Run", "Train", "Ctrl+Enter", false),
            Command.of("Stop and save", () -> done.add("Stop and save"))
                    .unless(idle)
                    .in("Run")));
    private final CommandListViewModel model = new CommandListViewModel(() -> commands);

    @Test
    void typingNarrowsToThoseWithEveryWordAndPutsBeginningsFirst() {
        model.toggle();
        assertEquals(4, model.found.size());
        model.query.set("run");
        assertEquals(List.of("Open run…", "Train", "Stop and save"), titles());
        model.query.set("s run");
        assertEquals(List.of("Stop and save"), titles());
        model.query.set("PNG strips");
        assertEquals(List.of("Export strips as PNG…"), titles());
        model.query.set("train");
        assertEquals(List.of("Train"), titles());
        model.query.set("nothing like it");
        assertEquals(-1, model.chosen.get());
        model.run();
        assertTrue(model.open.get());
    }

    @Test
    void enterRunsTheChosenOneAfterTheListIsClosed() {
        model.toggle();
        model.move(-1);
        assertEquals(3, model.chosen.get());
        model.move(1);
        model.move(2);
        model.run();
        assertEquals(List.of("Train"), done);
        assertFalse(model.open.get());
    }

    @Test
    void theChoiceIsToldAnewAfterEachSearchThatReplacesTheList() {
        model.toggle();
        List<String> told = new ArrayList<>();
        model.chosen.addListener((p, before, now) -> told.add(
                now.intValue() < 0 ? "" : model.found.get(now.intValue()).title()));
        model.query.set("train");
        assertEquals(List.of("", "Train"), told);
    }

    @Test
    void whatCannotBeDoneNowIsNotDone() {
        model.toggle();
        model.query.set("stop");
        model.run();
        assertEquals(List.of(), done);
        idle.set(false);
        model.run();
        assertEquals(List.of("Stop and save"), done);
    }

    @Test
    void itOpensWithNothingTypedAndTheMenusOfNow() {
        model.toggle();
        model.query.set("train");
        model.toggle();
        commands.add(command("File", "Open recent", "", false));
        model.toggle();
        assertEquals("", model.query.get());
        assertEquals(5, model.found.size());
    }

    private List<String> titles() {
        return model.found.stream().map(Command::title).toList();
    }

    private Command command(String group, String title, String keys, boolean disabled) {
        return Command.of(title, () -> done.add(title))
                .listed(keys)
                .unless(new SimpleBooleanProperty(disabled))
                .in(group);
    }
}
