package afterimage.app.help;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Pages on the left, the chosen one beside them; pictures follow the theme. */
public final class HelpView extends BorderPane {
    private static final double NAVIGATION = 244;
    private static final double TEXT_WIDTH = 680;
    private static final double KEY_WIDTH = 190;

    private final HelpViewModel model;
    private final ObjectProperty<Palette> palette;
    private final VBox body = Nodes.styled(new VBox(), "help-body");
    private final ScrollPane scroll = new Scroll(body);

    public HelpView(HelpViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("help");
        body.setMaxWidth(TEXT_WIDTH + 80);
        scroll.setAccessibleText(Texts.of("help-scroll"));
        scroll.setId("help-scroll");
        setLeft(navigation());
        setCenter(scroll);
        Nodes.follow(this::fill, model.shown, palette);
    }

    private VBox navigation() {
        TextField query = Nodes.field("help-query", model.query);
        query.setPromptText(query.getAccessibleText());
        ListView<HelpPages.Page> list =
                Nodes.list("help-pages", model.pages, HelpPages.Page::title, model.page, model::open);
        VBox navigation = Nodes.styled(new VBox(12, query, Nodes.growing(list)), "help-navigation");
        navigation.setPrefWidth(NAVIGATION);
        navigation.setMinWidth(NAVIGATION);
        return navigation;
    }

    private void fill() {
        body.getChildren().clear();
        boolean searching = !model.query.get().isBlank();
        for (HelpPages.Page page : model.shown.get()) {
            Button link = Nodes.button(null, page.title(), () -> model.open(page.title()));
            body.getChildren()
                    .add(searching ? Nodes.styled(link, "flat", "help-link") : Nodes.label(page.title(), "help-title"));
            page.blocks().forEach(block -> body.getChildren().add(node(block)));
        }
        if (body.getChildren().isEmpty()) {
            body.getChildren().add(Nodes.label(Texts.of("help.no-page"), "dim"));
        }
        scroll.setVvalue(0);
    }

    private Node node(HelpPages.Block block) {
        String text = block.text(0);
        return switch (block.kind()) {
            case HEADING -> Nodes.label(text, "help-heading");
            case PARAGRAPH -> bounded(new HelpText(text));
            case ITEM -> item(text);
            case CODE -> Nodes.label(text, "help-code-line");
            case PICTURE -> picture(text, block.text(1));
            case TERM -> {
                Label definition = Nodes.text(block.text(1));
                Label source = Nodes.text(block.text(2), "help-caption");
                yield bounded(new VBox(2, Nodes.label(text, "help-bold-label"), definition, source));
            }
            case KEYS -> {
                HBox left = new HBox(Nodes.label(text, "key-cap"));
                left.setMinWidth(KEY_WIDTH);
                yield Nodes.row(left, new Label(block.text(1)));
            }
        };
    }

    private static Node item(String text) {
        Label dot = Nodes.label("•", "help-dot");
        dot.setMinWidth(18);
        HBox line = new HBox(dot, Nodes.growing(new HelpText(text)));
        line.setFillHeight(false);
        line.setAlignment(Pos.TOP_LEFT);
        return bounded(line);
    }

    private Node picture(String caption, String name) {
        String theme = palette.get().dark() ? "dark" : "light";
        String file = "/afterimage/assets/pictures/help-" + name + "-" + theme + ".png";
        Image image = new Image(HelpView.class.getResourceAsStream(file));
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setFitWidth(Math.min(TEXT_WIDTH, image.getWidth()));
        view.setAccessibleText(caption);
        return bounded(new VBox(6, view, Nodes.text(caption, "help-caption")));
    }

    private static <T extends Region> T bounded(T region) {
        region.setMaxWidth(TEXT_WIDTH);
        return region;
    }

    /** A text of Help with its bold words, its code, and its terms, which say what they are under the mouse. */
    private static final class HelpText extends TextFlow {
        private static final Pattern MARK =
                Pattern.compile("\\{([a-z-]+)\\|([^}]*)}|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*");

        HelpText(String text) {
            getStyleClass().add("help-text");
            StringBuilder plain = new StringBuilder();
            Matcher mark = MARK.matcher(text);
            int done = 0;
            while (mark.find()) {
                add(text.substring(done, mark.start()), "help-plain", plain);
                if (mark.group(1) != null) {
                    Text term = add(mark.group(2), "help-term", plain);
                    Tooltip.install(term, new Tooltip(Terms.words(mark.group(1))));
                } else {
                    boolean bold = mark.group(3) != null;
                    add(mark.group(bold ? 3 : 4), bold ? "help-bold" : "help-code", plain);
                }
                done = mark.end();
            }
            add(text.substring(done), "help-plain", plain);
            setAccessibleText(plain.toString());
        }

        private Text add(String words, String style, StringBuilder plain) {
            Text text = Nodes.styled(new Text(words), style);
            getChildren().add(text);
            plain.append(words);
            return text;
        }
    }
}
