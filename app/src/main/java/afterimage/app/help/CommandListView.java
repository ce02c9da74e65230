package afterimage.app.help;

import afterimage.app.control.Nodes;
import afterimage.app.feature.Feature.Command;
import afterimage.app.glossary.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The command list over the window: type, choose with the arrows, Enter. */
public final class CommandListView extends StackPane {
    /** As many as the style sheet's height shows. */
    private static final int ROWS = 10;

    private final CommandListViewModel model;
    private final TextField query;
    private final ListView<Command> list = new ListView<>();
    private Node focusBefore;

    public CommandListView(CommandListViewModel model) {
        this.model = model;
        getStyleClass().add("command-scrim");
        setAlignment(Pos.TOP_CENTER);
        query = Nodes.field("command-query", model.query);
        query.setPromptText(query.getAccessibleText());
        list.setId("command-results");
        list.setItems(model.found);
        list.setAccessibleText(Texts.of("command-results"));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Row());
        list.setPlaceholder(Nodes.label(Texts.of("help.no-command"), "dim"));
        model.chosen.addListener((p, before, now) -> choose(now.intValue()));
        VBox card = Nodes.styled(new VBox(query, list), "command-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(Texts.of("help.commands"));
        getChildren().add(card);
        Nodes.showIf(this, model.open);
        model.open.addListener((p, before, now) -> open(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                model.close();
            }
        });
    }

    private void open(boolean now) {
        if (now) {
            focusBefore = getScene().getFocusOwner();
            choose(model.chosen.get());
            query.requestFocus();
        } else if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void choose(int index) {
        list.getSelectionModel().clearAndSelect(index);
        if (index >= 0) {
            list.scrollTo(Math.max(0, index - ROWS + 1));
        }
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            model.close();
        } else if (code == KeyCode.ENTER && !event.isShortcutDown()) {
            model.run();
        } else if (code == KeyCode.DOWN) {
            model.move(1);
        } else if (code == KeyCode.UP) {
            model.move(-1);
        } else if (code != KeyCode.TAB) {
            return;
        }
        event.consume();
    }

    private final class Row extends ListCell<Command> {
        private final Label title = new Label();
        private final Label group = Nodes.label("", "command-group");
        private final Label keys = Nodes.whole(Nodes.label("", "key-cap"));
        private final HBox line = Nodes.row(10, title, group, Nodes.gap(), keys);

        Row() {
            // As wide as the list, never wider: names give way to keys.
            setPrefWidth(0);
            keys.managedProperty().bind(keys.visibleProperty());
            setOnMouseClicked(e -> {
                if (getItem() != null) {
                    model.run(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            title.disableProperty().unbind();
            setGraphic(empty ? null : line);
            if (!empty) {
                title.setText(command.title().replace("…", ""));
                title.disableProperty().bind(command.disabled());
                group.setText(command.group());
                keys.setText(command.keys());
                keys.setVisible(!command.keys().isEmpty());
                setAccessibleText(command.title() + " " + command.keys());
            }
        }
    }
}
