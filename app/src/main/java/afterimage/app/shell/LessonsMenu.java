package afterimage.app.shell;

import static afterimage.app.shell.Menus.item;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The lessons by title. They are read each time it opens, as files come and go. */
final class LessonsMenu extends Menu {
    private final LessonMenu lessons;

    LessonsMenu(LessonMenu lessons) {
        super("Lessons");
        this.lessons = lessons;
        fill(List.of());
        setOnShowing(e -> read());
    }

    /** Reads the files anew. */
    void read() {
        fill(lessons.titles());
    }

    private void fill(List<String> titles) {
        getItems().setAll(item("List of lessons", "Shortcut+L", lessons::list), new SeparatorMenuItem());
        for (int i = 0; i < titles.size(); i++) {
            int index = i;
            MenuItem entry = item(titles.get(i), null, () -> lessons.begin(index));
            entry.setMnemonicParsing(false);
            getItems().add(entry);
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("Leave the lesson", null, lessons::leave, lessons.noneUnderWay()));
    }
}
