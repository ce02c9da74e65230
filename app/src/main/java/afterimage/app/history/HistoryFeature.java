package afterimage.app.history;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Players;
import afterimage.app.feature.Surroundings;
import afterimage.app.session.Mail;

/** Saved moments of the run in view. */
public final class HistoryFeature extends InsideFeature<HistoryViewModel> {
    /** @param past the saved moments on the disk */
    public HistoryFeature(Surroundings around, HistoryViewModel.Around past) {
        super(around, new HistoryViewModel(around.probing(), around.players().shownProperty(), past));
        Players players = around.players();
        tab(
                "History",
                "How the model came to be: outputs and gates at saved moments of the training.",
                () -> new HistoryView(model, around.palette(), players.timeProperty(), players::scrubTo),
                model::setSeen);
        exhibit(Exhibit.of(
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
