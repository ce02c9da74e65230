package afterimage.app.window;

import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.desk.PreferencesDesk;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Preference;
import afterimage.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The preferences, in a window of their own. */
public final class PreferencesWindow implements Feature {
    private final SideWindow window;
    private final PreferencesDesk desk;

    /** @param runs the folder of the runs, which {@code files} can ask for */
    public PreferencesWindow(
            Stage owner, Theme theme, PreferencesDesk desk, ObservableValue<Path> runs, FileFeature files) {
        this.desk = desk;
        window = new SideWindow(
                owner, theme, Texts.of("preferences"), 560, 470, () -> content(theme, runs, files::chooseRuns));
        window.showing.addListener((p, before, now) -> desk.look(now));
    }

    private Parent content(Theme theme, ObservableValue<Path> runs, Runnable chooseRuns) {
        GridPane rows = new GridPane();
        rows.setHgap(16);
        rows.setVgap(8);
        Button folder = Nodes.button("preferences-runs", chooseRuns);
        folder.setMaxWidth(336);
        folder.textProperty().bind(runs.map(Path::toString));
        add(rows, Texts.of("preferences.runs"), folder);
        add(rows, Texts.of("preferences.theme"), Nodes.button("preferences-theme", theme::toggle));
        for (Preference each : Preference.values()) {
            Consumer<String> choose = value -> desk.choose(each, value);
            Choice<String> box =
                    new Choice<>("preferences-" + each.key(), PreferencesDesk::words, Texts.of(each), choose);
            Nodes.follow(() -> box.fill(desk.values(each), desk.chosen(each)), window.showing, desk.remote);
            add(rows, Texts.of(each), box);
        }
        TextField address = new TextField();
        address.setId("preferences-address");
        address.setPromptText("10.0.0.2:7000");
        address.setAccessibleText(Texts.of("preferences.worker"));
        address.setOnAction(e -> desk.add(address.getText().strip()));
        Button ask = Nodes.button(
                "preferences-worker", () -> desk.add(address.getText().strip()));
        add(rows, Texts.of("preferences.worker"), new HBox(8, address, ask));
        Node what = Nodes.label(Texts.of("preferences.old"));
        Button remove = Nodes.button("preferences-old", () -> {
            String where = desk.old.get().stream().map(Path::toString).collect(Collectors.joining("\n"));
            Message.question(window.stage(), "preferences.old", Texts.of("preferences.old.ask", where), desk::remove);
        });
        remove.textProperty().bind(desk.old.map(all -> Texts.of("preferences-old", PreferencesDesk.size(all))));
        rows.addRow(rows.getRowCount(), what, remove);
        List.of(what, remove).forEach(each -> Nodes.showIf(each, desk.old.map(all -> !all.isEmpty())));
        VBox root = new VBox(16, rows, Nodes.text(Texts.of("preferences.about"), "dim"));
        root.setPadding(new Insets(16));
        return root;
    }

    private static void add(GridPane rows, String what, Node choice) {
        rows.addRow(rows.getRowCount(), Nodes.label(what), choice);
    }

    @Override
    public List<MenuPart> menus() {
        Command show = Command.called("command.preferences", window::show).key("Shortcut+COMMA");
        return List.of(new MenuPart("File", show), new MenuPart("View", desk.entry(Preference.LANGUAGE)));
    }

    @Override
    public List<Remembered> remembered() {
        return desk.remembered();
    }
}
