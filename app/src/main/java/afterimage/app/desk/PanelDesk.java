package afterimage.app.desk;

import afterimage.app.home.Pretrained;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.RunInView;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Holds the settings in the panel against the run in view. */
final class PanelDesk implements RunInView {
    private final TrainingSession session;
    private final SetupViewModel setup;
    private final TransportViewModel transport;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper differs = new ReadOnlyBooleanWrapper();
    private RunSpec inView;
    private Path folder;
    private double rate;

    PanelDesk(TrainingSession session, SetupViewModel setup, TransportViewModel transport) {
        this.session = session;
        this.setup = setup;
        this.transport = transport;
        setup.spec.addListener((p, before, now) -> compare());
        setup.problems().addListener((InvalidationListener) p -> compare());
        transport.stateProperty().addListener((p, before, now) -> compare());
    }

    /**
     * @param run in view, or null
     * @param path its folder; null for a run that is in none
     * @param learningRate that it used last
     */
    void look(RunSpec run, Path path, double learningRate) {
        inView = run;
        folder = path;
        rate = learningRate;
        compare();
    }

    /** Whether Train would go on with the run in view. */
    boolean goesOn() {
        return folder != null && fits();
    }

    private boolean fits() {
        return inView != null && setup.fits(inView);
    }

    @Override
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyBooleanProperty differsProperty() {
        return differs.getReadOnlyProperty();
    }

    @Override
    public void takeSettings() {
        if (inView != null) {
            setup.fill(folder == null ? Pretrained.untrained(inView) : inView);
            setup.rate.begin(rate);
        }
    }

    /** The run that trains gets it if the panel still shows that run's settings. */
    @Override
    public void commitRate() {
        setup.rate.commit();
        if (transport.isBusy() && fits()) {
            session.setLearningRate(setup.rate.value());
        }
    }

    private void compare() {
        boolean usable = setup.isUsable();
        differs.set(inView != null && !setup.fits(inView));
        note.set(usable ? meaning() : "A setting above cannot be used as it stands.");
    }

    private String meaning() {
        if (inView == null) {
            return "Train begins a new run with these settings.";
        }
        if (!fits()) {
            return transport.trains()
                    ? "These settings are for the next run; the one that trains keeps its own."
                    : "Train begins a new run with these settings. The model in view is another.";
        }
        return folder == null
                ? "These are the settings of the model in view. Train begins a new run with them."
                : "Train goes on with the run in view.";
    }
}
