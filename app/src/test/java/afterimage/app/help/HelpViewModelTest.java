package afterimage.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Feature.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpViewModelTest {
    private final List<HelpPages.Page> pages = HelpPages.all(List.of(
            command("Run", "Train", "Ctrl+Enter"), command("Run", "Stop", ""), command("File", "Open…", "Ctrl+O")));
    private final HelpViewModel model = new HelpViewModel(pages);

    @Test
    void thePagesAreThoseOfTheContents() {
        assertEquals(
                List.of(
                        "First minute",
                        "Reading the theatre",
                        "Other clips",
                        "Reading the curves",
                        "Models",
                        "Inside the model",
                        "Lessons",
                        "Metrics and their conventions",
                        "Studies",
                        "Files",
                        "Command line",
                        "Models that come along",
                        "Keys",
                        "Terms"),
                pages.stream().map(HelpPages.Page::title).toList());
        assertEquals(List.of(pages.get(0)), model.shown.get());
    }

    @Test
    void everyPictureComesWithTheProgramInBothThemes() {
        int pictures = 0;
        for (HelpPages.Page page : pages) {
            for (HelpPages.Block block : page.blocks()) {
                if (block.kind() == HelpPages.Kind.PICTURE) {
                    for (String theme : List.of("dark", "light")) {
                        String file = "/afterimage/assets/pictures/help-" + block.text(1) + "-" + theme + ".png";
                        assertNotNull(HelpPages.class.getResource(file), file);
                    }
                    pictures++;
                }
            }
        }
        assertTrue(pictures >= 4);
    }

    @Test
    void aSearchShowsOfEachPageWhatHasAllWords() {
        model.query.set("Peephole memory");
        assertEquals(
                List.of("Models", "Inside the model", "Terms"),
                model.shown.get().stream().map(HelpPages.Page::title).toList());
        assertEquals(1, model.shown.get().get(0).blocks().size());
        model.query.set("no such word anywhere");
        assertEquals(List.of(), model.shown.get());
        model.query.set("");
        assertEquals(List.of(pages.get(0)), model.shown.get());
    }

    @Test
    void aPageOpensByNameAndForgetsTheSearch() {
        model.query.set("gate");
        model.open("Keys");
        assertEquals("", model.query.get());
        assertEquals(
                List.of(
                        HelpPages.Block.of(HelpPages.Kind.HEADING, "Run"),
                        HelpPages.Block.of(HelpPages.Kind.KEYS, "Ctrl+Enter", "Train"),
                        HelpPages.Block.of(HelpPages.Kind.HEADING, "File"),
                        HelpPages.Block.of(HelpPages.Kind.KEYS, "Ctrl+O", "Open")),
                model.shown.get().get(0).blocks().subList(0, 4));
        assertThrows(IllegalArgumentException.class, () -> model.open("Alchemy"));
    }

    @Test
    void marksAreNotSearchedFor() {
        assertEquals(
                "the gates of x",
                HelpPages.Block.of(HelpPages.Kind.ITEM, "the {gate|gates} of *x*")
                        .words());
    }

    private static Command command(String group, String title, String keys) {
        return Command.of(title, () -> {}).listed(keys).in(group);
    }
}
