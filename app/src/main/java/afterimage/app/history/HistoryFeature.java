package afterimage.app.history;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Players;
import afterimage.app.feature.Surroundings;
import afterimage.app.session.Mail;
import afterimage.app.session.Worker;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Saved moments of the run in view. */
public final class HistoryFeature extends InsideFeature<HistoryViewModel> {
    /** Background and branch as {@link HistoryViewModel} has them. */
    public HistoryFeature(Surroundings around, Worker background, BiConsumer<Path, Long> branch) {
        super(around, new HistoryViewModel(around.probing(), around.players().shownProperty(), background, branch));
        Players players = around.players();
        tab("History", () -> new HistoryView(model, around.palette(), players.timeProperty(), players::scrubTo));
        exhibit(Exhibit.of("history", ".history", model::toCsv));
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
