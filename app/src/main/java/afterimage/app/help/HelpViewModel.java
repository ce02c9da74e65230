package afterimage.app.help;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Help's pages: one of them, or all pieces of all pages that have the words searched for. */
public final class HelpViewModel {
    private final List<HelpPage> pages;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<HelpPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<HelpPage>> shown = new ReadOnlyObjectWrapper<>(List.of());

    public HelpViewModel(List<HelpPage> pages) {
        this.pages = List.copyOf(pages);
        query.addListener((p, before, now) -> refresh());
        page.addListener((p, before, now) -> refresh());
        page.set(this.pages.get(0));
    }

    public List<HelpPage> pages() {
        return pages;
    }

    /** The page chosen. */
    public ReadOnlyObjectProperty<HelpPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** What is to be shown: the page chosen, or of each page what was found there; empty if nothing was. */
    public ReadOnlyObjectProperty<List<HelpPage>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Chooses a page and forgets what was searched for. */
    public void open(HelpPage which) {
        query.set("");
        page.set(which);
    }

    /** @throws IllegalArgumentException if no page is called so */
    public void open(String title) {
        open(pages.stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Help has no page '" + title + "'")));
    }

    private void refresh() {
        String[] words = query.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        shown.set(
                query.get().isBlank()
                        ? List.of(page.get())
                        : pages.stream()
                                .map(each -> found(each, words))
                                .filter(each -> !each.blocks().isEmpty())
                                .toList());
    }

    /** A page whose title has all words is shown whole. */
    private static HelpPage found(HelpPage whole, String[] words) {
        return has(whole.title(), words)
                ? whole
                : new HelpPage(
                        whole.title(),
                        whole.blocks().stream()
                                .filter(block -> has(block.words(), words))
                                .toList());
    }

    private static boolean has(String text, String[] words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(lower::contains);
    }
}
