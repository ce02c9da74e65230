package afterimage.app.history;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import afterimage.app.session.Mail;
import afterimage.app.session.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** Saved moments of the run in view. */
public final class HistoryFeature implements Feature {
    private final HistoryViewModel model;
    private final Surroundings around;

    /** Background and branch as {@link HistoryViewModel} has them. */
    public HistoryFeature(Surroundings around, Worker background, BiConsumer<Path, Long> branch) {
        this.around = around;
        model = new HistoryViewModel(around.probing(), around.players().shownProperty(), background, branch);
    }

    public HistoryViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                "History",
                "How the model came to be: outputs and gates at saved moments of the training.",
                () -> new HistoryView(
                        model, around.palette(), around.players().timeProperty(), around.players()::scrubTo),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of(
                "history",
                "History",
                "A saved moment beside now: as shown as PNG, losses and the clip's error at each moment looked at as CSV.",
                ".history",
                model::toCsv));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }

    @Override
    public void pulse(long now) {
        model.tick(now);
    }
}
