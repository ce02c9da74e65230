package afterimage.app.theatre;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.picture.Painting;
import afterimage.app.picture.TheatrePaintings;
import afterimage.app.session.Mail;
import afterimage.app.session.Probing;
import afterimage.app.theme.Palette;
import afterimage.engine.evaluate.ResultSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;

/** The clips, the players, and the conditions under which the model sees the clips. */
public final class TheatreFeature implements Feature {
    private static final Function<List<String>, String> YES_OR_NO = Verb.oneOf("true", "false");

    public final TheatreViewModel model = new TheatreViewModel();
    public final TrialViewModel trial = new TrialViewModel();
    public final MovementViewModel movement;
    public final ProgressViewModel progress;
    final ObjectProperty<Palette> palette;

    public TheatreFeature(Probing probing, Consumer<Pretrained> comparing, ObjectProperty<Palette> palette) {
        this.progress = new ProgressViewModel(comparing);
        this.movement = new MovementViewModel(probing, model.shown);
        this.palette = palette;
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart(
                "View",
                Command.called("command.next-clip", () -> model.moveClip(1)).key("Page Down"),
                Command.called("command.previous-clip", () -> model.moveClip(-1))
                        .key("Page Up"),
                Command.called("command.play", model::togglePlaying).listed("Space"),
                Command.called("command.next-frame", () -> model.moveFrames(1)).listed("→"),
                Command.called("command.previous-frame", () -> model.moveFrames(-1))
                        .listed("←"),
                Command.toggle(Texts.of("command.as-decoded"), model.asDecoded)
                        .unless(Bindings.createBooleanBinding(() -> !model.isReversed(), model.revision))));
    }

    @Override
    public List<Exhibit> exhibits() {
        Map<Format, Exhibit.Source> strips = moving((paintings, look) -> t -> paintings.strips(t, look.differences()));
        Exhibit players = new Exhibit("players", ".players", moving((paintings, look) -> paintings::players));
        return List.of(players, new Exhibit("strips", ".strip-sheet", strips));
    }

    private Map<Format, Exhibit.Source> moving(BiFunction<TheatrePaintings, Look, IntFunction<Painting>> frames) {
        return Map.of(Format.GIF, look -> {
            ResultSheet sheet = model.sheet();
            if (sheet == null) {
                return null;
            }
            TheatrePaintings paintings = new TheatrePaintings(sheet, look.palette(palette.get()));
            int fps = model.framesPerSecond.get();
            return Capture.moving(paintings.steps(), frames.apply(paintings, look), fps, look);
        });
    }

    @Override
    public List<Verb> verbs() {
        Function<List<String>, String> clips = Verb.whole(1, 16, Texts.of("theatre.verb.clip"));
        Function<List<String>, String> columns = Verb.whole(0, 59, Texts.of("theatre.verb.column"));
        return List.of(
                verb("clip", clips, "task.clip", v -> model.chooseClip(Integer.parseInt(v) - 1)),
                verb("frame", columns, "task.frame", v -> model.scrubTo(Integer.parseInt(v))),
                Verb.of("play", YES_OR_NO, "play", () -> true, v -> play(Boolean.parseBoolean(v.get(0)))),
                verb("asDecoded", YES_OR_NO, "task.order", v -> model.asDecoded.set(Boolean.parseBoolean(v))),
                verb("arrows", YES_OR_NO, "task.arrows", v -> movement.wanted.set(Boolean.parseBoolean(v))),
                condition("digits", "task.digits", trial.digits, Integer::valueOf, "1", "2", "3", "4"),
                condition("speed", "task.speed", trial.pace, Double::valueOf, "0.5", "1", "1.5", "2", "3"),
                condition("futureFrames", "task.future", trial.future, Integer::valueOf, "10", "20", "30", "50"),
                verb("trueFrames", YES_OR_NO, "task.true-frames", v -> trial.truth.set(Boolean.valueOf(v))),
                verb("asTrained", Verb.oneOf("true"), "task.held-out", v -> trial.reset()));
    }

    private Verb verb(String name, Function<List<String>, String> check, String what, Consumer<String> action) {
        return Verb.of(name, check, Texts.of(what), () -> model.clips() > 0, values -> action.accept(values.get(0)));
    }

    private <T> Verb condition(String name, String what, Property<T> value, Function<String, T> read, String... right) {
        return verb(name, Verb.oneOf(right), what, text -> value.setValue(read.apply(text)));
    }

    private void play(boolean now) {
        if (model.playing.get() != now) {
            model.togglePlaying();
        }
    }

    @Override
    public List<Task> restoring() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(Task.now(Texts.of("task.held-out-again"), trial::reset));
        if (trial.trial.get() != null) {
            List.of(trial.digits, trial.pace, trial.future, trial.truth)
                    .forEach(condition -> tasks.add(again(condition)));
        }
        int clip = model.clip.get();
        int time = model.time.get();
        boolean asDecoded = model.asDecoded.get();
        boolean arrows = movement.wanted.get();
        boolean playing = model.playing.get();
        tasks.add(Task.now(Texts.of("task.clip-again"), () -> {
            model.chooseClip(clip);
            model.asDecoded.set(asDecoded);
            model.scrubTo(time);
            movement.wanted.set(arrows);
            play(playing);
        }));
        return tasks;
    }

    private static <T> Task again(Property<T> condition) {
        T now = condition.getValue();
        return Task.now(Texts.of("task.clips-again"), () -> condition.setValue(now));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
        trial.show(mail);
        movement.show(mail);
        progress.show(mail);
    }
}
