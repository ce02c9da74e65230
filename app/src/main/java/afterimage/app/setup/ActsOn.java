package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.run.RunSpec;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** While a run trains: whether a setting acts on it, or on the next. */
final class ActsOn {
    private final SetupViewModel setup;
    private RunSpec opened;
    /** Null while none trains. */
    private final ObjectProperty<RunSpec> trains = new SimpleObjectProperty<>();

    private Map<Setting, String> texts = Map.of();

    ActsOn(SetupViewModel setup) {
        this.setup = setup;
    }

    void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(run -> opened = run.spec());
        mail.of(SessionState.class).ifPresent(state -> {
            RunSpec now = state.trains() ? opened : null;
            texts = now == null ? Map.of() : Setting.texts(now);
            trains.set(now);
        });
    }

    /** Calls it whenever the words of a setting may be others. */
    void listen(Runnable onChange) {
        setup.spec.addListener((p, before, now) -> onChange.run());
        trains.addListener((p, before, now) -> onChange.run());
    }

    /** Empty while nothing trains, and for what is set as the run has it and cannot change in it. */
    String words(Setting setting) {
        if (trains.get() == null) {
            return "";
        }
        if (setting == Setting.RATE && setup.fits(trains.get())) {
            return Texts.of("setup.acts.now");
        }
        return setup.text(setting).get().equals(texts.get(setting)) ? "" : Texts.of("setup.acts.next");
    }
}
