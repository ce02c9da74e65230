package afterimage.app.feature;

import java.util.List;

/** Entries that stand together in a menu, parted by a line from others; the first part of a menu decides its place. */
public record MenuPart(String menu, List<MenuEntry> entries) {

    public MenuPart(String menu, MenuEntry... entries) {
        this(menu, List.of(entries));
    }
}
