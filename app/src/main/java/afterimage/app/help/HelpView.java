package afterimage.app.help;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Pages on the left, the chosen one beside them; pictures follow the theme. */
public final class HelpView extends BorderPane {
    private static final double NAVIGATION = 244;
    private static final double TEXT_WIDTH = 680;
    private static final double KEY_WIDTH = 190;

    private final HelpViewModel model;
    private final ObjectProperty<Palette> palette;
    private final TextField query = new TextField();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new Scroll(body);

    public HelpView(HelpViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("help");
        body.getStyleClass().add("help-body");
        body.setMaxWidth(TEXT_WIDTH + 80);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Help page");
        scroll.setId("help-scroll");
        setLeft(navigation());
        setCenter(scroll);
        model.shownProperty().addListener((p, before, now) -> fill());
        palette.addListener((p, before, now) -> fill());
        fill();
    }

    private VBox navigation() {
        query.setId("help-query");
        query.setPromptText("Search Help");
        query.setAccessibleText("Search Help");
        query.textProperty().bindBidirectional(model.queryProperty());
        ListView<HelpPage> list = new ListView<>();
        list.setId("help-pages");
        list.setAccessibleText("Pages of Help");
        list.getItems().setAll(model.pages());
        list.setCellFactory(view -> Nodes.cell(HelpPage::title));
        list.getSelectionModel().select(model.pageProperty().get());
        list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                model.open(now);
            }
        });
        model.pageProperty()
                .addListener((p, before, now) -> list.getSelectionModel().select(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox navigation = new VBox(12, query, list);
        navigation.getStyleClass().add("help-navigation");
        navigation.setPrefWidth(NAVIGATION);
        navigation.setMinWidth(NAVIGATION);
        return navigation;
    }

    private void fill() {
        body.getChildren().clear();
        boolean searching = !model.queryProperty().get().isBlank();
        for (HelpPage page : model.shownProperty().get()) {
            body.getChildren().add(searching ? link(page) : styled(new Label(page.title()), "help-title"));
            page.blocks().forEach(block -> body.getChildren().add(node(block)));
        }
        if (body.getChildren().isEmpty()) {
            body.getChildren().add(styled(new Label("No page has these words."), "dim"));
        }
        scroll.setVvalue(0);
    }

    /** A result's page, which opens whole. */
    private Node link(HelpPage page) {
        Button button = new Button(page.title());
        button.getStyleClass().addAll("flat", "help-link");
        button.setOnAction(e -> model.open(page.title()));
        return button;
    }

    private Node node(HelpBlock block) {
        if (block instanceof HelpBlock.Heading heading) {
            return styled(new Label(heading.text()), "help-heading");
        } else if (block instanceof HelpBlock.Paragraph paragraph) {
            return bounded(new HelpText(paragraph.text()));
        } else if (block instanceof HelpBlock.Item item) {
            return item(item.text());
        } else if (block instanceof HelpBlock.Code code) {
            return styled(new Label(code.text()), "help-code-line");
        } else if (block instanceof HelpBlock.Picture picture) {
            return picture(picture);
        } else if (block instanceof HelpBlock.Definition definition) {
            return definition(definition.term());
        }
        HelpBlock.Keys keys = (HelpBlock.Keys) block;
        Label cap = Nodes.label(keys.keys(), "key-cap");
        HBox left = new HBox(cap);
        left.setMinWidth(KEY_WIDTH);
        HBox line = Nodes.row(left, new Label(keys.what()));
        return line;
    }

    private static Node item(String text) {
        Label dot = Nodes.label("•", "help-dot");
        dot.setMinWidth(18);
        HelpText words = new HelpText(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(dot, words);
        line.setFillHeight(false);
        line.setAlignment(Pos.TOP_LEFT);
        return bounded(line);
    }

    private Node picture(HelpBlock.Picture picture) {
        String theme = palette.get().dark() ? "dark" : "light";
        String file = "/afterimage/assets/pictures/help-" + picture.name() + "-" + theme + ".png";
        Image image = new Image(HelpView.class.getResourceAsStream(file));
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setFitWidth(Math.min(TEXT_WIDTH, image.getWidth()));
        view.setAccessibleText(picture.caption());
        Label caption = styled(new Label(picture.caption()), "help-caption");
        caption.setWrapText(true);
        return bounded(new VBox(6, view, caption));
    }

    private static Node definition(Terms.Term term) {
        Label name = styled(new Label(term.name()), "help-bold-label");
        Label words = Nodes.text(term.definition());
        Label source = styled(new Label(term.source()), "help-caption");
        source.setWrapText(true);
        return bounded(new VBox(2, name, words, source));
    }

    private static <T extends Region> T bounded(T region) {
        region.setMaxWidth(TEXT_WIDTH);
        return region;
    }

    private static <T extends Node> T styled(T node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
