package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** While a run trains: whether a setting acts on it, or on the next. */
final class ActsOn {
    private final SetupViewModel setup;
    private RunSpec opened;
    /** How the run that trains is set; empty while none does. */
    private final ObjectProperty<Map<Setting, String>> trained = new SimpleObjectProperty<>(Map.of());

    ActsOn(SetupViewModel setup) {
        this.setup = setup;
    }

    void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(run -> opened = run.spec());
        mail.of(SessionState.class)
                .ifPresent(state -> trained.set(state.trains() && opened != null ? Setting.texts(opened) : Map.of()));
    }

    /** Calls it whenever the words of a setting may be others. */
    void listen(Runnable onChange) {
        List.of(setup.spec, trained).forEach(each -> each.addListener((p, before, now) -> onChange.run()));
    }

    /** Empty while nothing trains, and for what is set as the run has it and cannot change in it. */
    String words(Setting setting) {
        if (trained.get().isEmpty()) {
            return "";
        }
        if (setting == Setting.RATE && setup.fits(opened)) {
            return Texts.of("setup.acts.now");
        }
        return setup.text(setting).get().equals(trained.get().get(setting)) ? "" : Texts.of("setup.acts.next");
    }
}
