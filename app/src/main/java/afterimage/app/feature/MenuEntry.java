package afterimage.app.feature;

import java.util.List;
import java.util.function.Supplier;

/** What stands in a menu: a command, or commands behind a name of their own or in line, read when the menu opens. */
public sealed interface MenuEntry permits Command, MenuEntry.Submenu, MenuEntry.Line {
    /** @param commands read each time the menu opens, e.g. as runs come and go */
    record Submenu(String title, Supplier<List<Command>> commands) implements MenuEntry {}

    /** Commands without a name of their own, in the menu itself. */
    record Line(Supplier<List<Command>> commands) implements MenuEntry {}
}
