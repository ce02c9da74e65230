package afterimage.app.help;

import afterimage.app.glossary.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Help's pages: one of them, or all pieces of all pages that have the words searched for. */
public final class HelpViewModel {
    public final List<HelpPages.Page> pages;
    public final StringProperty query = new SimpleStringProperty("");
    public final ObjectProperty<HelpPages.Page> page = new SimpleObjectProperty<>();
    /** What is to be shown: the page chosen, or of each page what was found there; empty if nothing was. */
    public final ObjectProperty<List<HelpPages.Page>> shown = new SimpleObjectProperty<>(List.of());

    public HelpViewModel(List<HelpPages.Page> pages) {
        this.pages = List.copyOf(pages);
        query.addListener((p, before, now) -> refresh());
        page.addListener((p, before, now) -> refresh());
        page.set(this.pages.get(0));
    }

    public void open(HelpPages.Page which) {
        query.set("");
        page.set(which);
    }

    /** @param page its title, or {@code Keys}, {@code Models} or {@code Terms}; no other */
    public void open(String page) {
        String title = Texts.has("help.page." + page) ? Texts.of("help.page." + page) : page;
        open(pages.stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Help has no page '" + page + "'")));
    }

    private void refresh() {
        shown.set(query.get().isBlank() ? List.of(page.get()) : found());
    }

    private List<HelpPages.Page> found() {
        String[] words = query.get().toLowerCase(Locale.ROOT).strip().split("\\s+");
        Stream<HelpPages.Page> found = pages.stream().map(each -> found(each, words));
        return found.filter(each -> !each.blocks().isEmpty()).toList();
    }

    /** A page whose title has all words is shown whole. */
    private static HelpPages.Page found(HelpPages.Page whole, String[] words) {
        Stream<HelpPages.Block> blocks = whole.blocks().stream().filter(block -> has(block.words(), words));
        return has(whole.title(), words) ? whole : new HelpPages.Page(whole.title(), blocks.toList());
    }

    static boolean has(String text, String[] words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(lower::contains);
    }
}
