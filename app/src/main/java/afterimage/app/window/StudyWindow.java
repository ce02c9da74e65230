package afterimage.app.window;

import afterimage.app.desk.StudyDesk;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Messages;
import afterimage.app.study.StudyView;
import afterimage.app.study.StudyViewModel;
import afterimage.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.stage.Stage;

/** Studies in a window of their own, made when it is first asked for. */
public final class StudyWindow implements Feature {
    public final SideWindow window;
    private final StudyViewModel model;
    private final Messages messages;

    public StudyWindow(Stage owner, Theme theme, StudyDesk desk, Messages messages) {
        this.model = desk.model;
        Supplier<Parent> content = () -> new StudyView(model, theme.palette);
        this.window = new SideWindow(owner, theme, Texts.of("window.studies"), 1280, 800, content);
        this.messages = messages;
    }

    @Override
    public List<MenuPart> menus() {
        ObservableValue<Boolean> noneTrains = Bindings.not(model.training.active);
        return List.of(
                new MenuPart(
                        "Study", Command.called("command.studies", this::open).key("Shortcut+U")),
                new MenuPart(
                        "Study",
                        Command.called("command.study-start", () -> ofChosen(model::start)),
                        Command.called("command.study-pause", () -> told(model::pause), noneTrains),
                        Command.called("command.study-stop", () -> told(model.training::stop), noneTrains),
                        Command.called("command.study-report", () -> ofChosen(model::writeReport))));
    }

    public void open() {
        model.refresh();
        window.show();
    }

    /** Opens a study's folder. */
    public void open(Path folder) {
        open();
        model.open(folder);
    }

    /** What was never looked at is not begun by a menu. */
    private void ofChosen(Runnable action) {
        if (window.stage() == null) {
            messages.tell(Texts.of("window.study-first"));
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
