package afterimage.app.window;

import afterimage.app.desk.StudyDesk;
import afterimage.app.feature.Command;
import afterimage.app.feature.Feature;
import afterimage.app.feature.MenuPart;
import afterimage.app.session.Messages;
import afterimage.app.study.StudyView;
import afterimage.app.study.StudyViewModel;
import afterimage.app.theme.Theme;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/** Studies in a window of their own, made when it is first asked for. */
public final class StudyWindow implements Feature {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    public final SideWindow window;

    private final StudyViewModel model;
    private final Messages messages;

    public StudyWindow(Stage owner, Theme theme, StudyDesk desk, Messages messages) {
        this.model = desk.model;
        this.window = new SideWindow(
                owner,
                theme,
                "Studies – Afterimage",
                WIDTH,
                HEIGHT,
                () -> new StudyView(model, theme.paletteProperty()));
        this.messages = messages;
    }

    @Override
    public List<MenuPart> menus() {
        ObservableValue<Boolean> noneTrains = Bindings.not(model.training.active);
        return List.of(
                new MenuPart("Study", Command.of("Studies", this::open).key("Shortcut+U")),
                new MenuPart(
                        "Study",
                        Command.of("Start the study or go on", () -> ofChosen(model::start)),
                        Command.of("Pause the study or go on", () -> told(model::pause))
                                .unless(noneTrains),
                        Command.of("Stop the study and save", () -> told(model.training::stop))
                                .unless(noneTrains),
                        Command.of("Write the study's report", () -> ofChosen(model::writeReport))));
    }

    public void open() {
        model.refresh();
        window.show();
    }

    /** What was never looked at is not begun by a menu. */
    private void ofChosen(Runnable action) {
        if (window.stage() == null) {
            messages.tell("Open the studies first (menu Study, Ctrl+U) and choose one");
        } else {
            told(action);
        }
    }

    /** Commands of the main window answer there. */
    private void told(Runnable action) {
        action.run();
        if (!model.training.message.get().isEmpty()) {
            messages.tell(model.training.message.get());
        }
    }
}
