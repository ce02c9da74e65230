package afterimage.app.history;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Look;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.session.Worker;
import afterimage.app.theme.Palette;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Saved moments of the run in view. */
public final class HistoryFeature extends InsideFeature<HistoryViewModel> {
    /** Background, branch and bundled as {@link HistoryViewModel} has them. */
    public HistoryFeature(
            Surroundings around, Worker background, BiConsumer<Path, Long> branch, Supplier<Pretrained> bundled) {
        super(around, new HistoryViewModel(around.probing(), around.players(), background, branch, bundled));
        tab("History", () -> new HistoryView(model, around.palette()));
        exhibits.add(Exhibit.of("history", ".history", model::toCsv));
        exhibits.add(new Exhibit("film", null, Map.of(Format.GIF, look -> {
            Film known = model.film();
            Palette colours = look.palette(around.palette().get());
            if (known == null) {
                return null;
            }
            List<ClipAtStep.Moment> unseen = model.unseen();
            return new Capture(moving(known, colours, look).picture(), null, (target, progress) -> {
                Film film = known.with(unseen, share -> progress.accept(share / 2));
                moving(film, colours, look).writing().to(target, share -> progress.accept((1 + share) / 2));
            });
        })));
    }

    private static Capture moving(Film film, Palette colours, Look look) {
        return Capture.moving(film.frames(), i -> film.frame(i, colours), film.framesEach(), look);
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart("View", Command.called("command.film", model::watch)));
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
