package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.OpenedRun;
import afterimage.app.setup.RunInView;
import afterimage.app.setup.SetupViewModel;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Knows the run in view and holds the settings in the panel against it. */
final class PanelDesk {
    private final RunDesk desk;
    private final SetupViewModel setup;
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty differs = new SimpleBooleanProperty();
    /** Null before any. */
    RunSpec inView;
    /** Null for a run that is in none. */
    Path folder;
    /** Whether the next Train begins a new run, whatever is in view. */
    private boolean anew;

    private double rate;

    PanelDesk(RunDesk desk) {
        this.desk = desk;
        this.setup = desk.setup;
        setup.problems.addListener((InvalidationListener) p -> compare());
        List.of(setup.spec, desk.transport.state).forEach(each -> each.addListener((p, before, now) -> compare()));
    }

    void look(OpenedRun opened) {
        inView = opened.spec();
        folder = opened.folder();
        rate = opened.learningRate();
        anew = false;
        compare();
    }

    /** What is in view stays there, to be looked at and saved; it is only not gone on with. */
    void beginAnew() {
        anew = true;
        compare();
    }

    void forget(Path run) {
        if (run.equals(folder)) {
            folder = null;
            compare();
        }
    }

    /** Whether Train would go on with the run in view. */
    boolean goesOn() {
        return canGoOn() && fits();
    }

    private boolean canGoOn() {
        return folder != null && !anew;
    }

    private boolean fits() {
        return inView != null && setup.fits(inView);
    }

    RunInView seen() {
        return new RunInView(note, differs, this::takeSettings, this::commitRate);
    }

    void takeSettings() {
        if (inView != null) {
            setup.fill(canGoOn() ? inView : Pretrained.untrained(inView));
            setup.rate.begin(rate);
        }
    }

    /** The run that trains gets it if the panel still shows that run's settings. */
    private void commitRate() {
        setup.rate.commit();
        if (desk.transport.busy.get() && fits()) {
            desk.session.setLearningRate(setup.rate.value());
        }
    }

    private void compare() {
        boolean usable = setup.isUsable();
        differs.set(inView != null && !setup.fits(inView));
        note.set(Texts.of("desk.panel." + (usable ? meaning() : "unusable")));
    }

    private String meaning() {
        if (inView == null) {
            return "new";
        }
        if (!fits()) {
            return desk.transport.trains() ? "next" : "other";
        }
        return canGoOn() ? "continued" : "again";
    }
}
