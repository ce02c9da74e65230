package afterimage.app.feature;

import java.util.List;

/**
 * Entries that stand together in one of the window's menus, parted by a line from those of other features.
 *
 * @param menu its name, e.g. "File"; the first feature that has a part in it decides its place
 */
public record MenuPart(String menu, List<MenuEntry> entries) {
    public MenuPart {
        entries = List.copyOf(entries);
    }

    public MenuPart(String menu, MenuEntry... entries) {
        this(menu, List.of(entries));
    }
}
