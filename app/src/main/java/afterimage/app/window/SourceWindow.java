package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.source.SourceView;
import afterimage.app.source.SourceViewModel;
import afterimage.app.theme.Theme;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/** Data of the user's, in a window of its own. */
public final class SourceWindow implements Feature {
    public final SideWindow window;

    public SourceWindow(Stage owner, Theme theme, SourceViewModel model, ObservableValue<? extends Number> time) {
        window = new SideWindow(owner, theme, Texts.of("window.source"), 760, 560, () -> new SourceView(model, time));
        model.files.addListener((p, before, now) -> {
            if (now.isEmpty()) {
                window.hide();
            } else {
                window.show();
            }
        });
        Nodes.whenTurned(window.showing, false, () -> model.look(List.of()));
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart("File", Command.called("command.source", window::show)));
    }
}
