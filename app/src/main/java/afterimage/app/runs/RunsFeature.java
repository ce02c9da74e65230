package afterimage.app.runs;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.theme.Palette;
import afterimage.engine.Escaped;
import afterimage.engine.file.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;

/** The list of runs, and which of them are compared. */
public final class RunsFeature implements Feature {
    private final RunsViewModel model;
    private RunsView view;

    public RunsFeature(RunsViewModel model) {
        this.model = model;
    }

    /** Made once, before the menus. */
    public RunsView view(ObjectProperty<Palette> palette, Consumer<Path> onOpen, Runnable onOpenBundled) {
        view = new RunsView(model, palette, onOpen, onOpenBundled);
        return view;
    }

    @Override
    public List<MenuPart> menus() {
        BooleanBinding noneChosen = Bindings.createBooleanBinding(
                () -> view.chosenEntries().stream().allMatch(run -> run.folder() == null), view.chosenEntries());
        BooleanBinding notOne =
                noneChosen.or(Bindings.size(view.chosenEntries()).isNotEqualTo(1));
        MenuPart changes = new MenuPart(
                "Run",
                Command.called("runs.rename", view::rename, notOne).listed("F2"),
                Command.called("runs.duplicate", view::duplicate, noneChosen).listed("Ctrl+D"),
                Command.called("runs.delete", view::delete, noneChosen).listed("Del"),
                Command.called("runs-undo", model.changes::undo, model.changes.undoable.not())
                        .listed("Ctrl+Z"));
        Function<Pretrained, Command> against = run -> Command.of(run.spec().name(), () -> model.compareBundled(run));
        Supplier<List<Command>> given =
                () -> Pretrained.all().stream().map(against).toList();
        Runnable alone = () -> model.compared.compare(List.of());
        MenuPart comparing = new MenuPart(
                "Run",
                Command.called("runs.compare", view::compare, noneChosen),
                new MenuEntry.Submenu(Texts.of("runs.compare-given"), given),
                Command.called("runs-alone", alone, model.compared.runs.map(List::isEmpty)));
        return List.of(changes, comparing);
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of("runs", ".runs", this::table));
    }

    private String table() {
        List<List<?>> rows = new ArrayList<>();
        for (RunEntry run : model.entries) {
            rows.add(Arrays.asList(
                    run.name(), run.steps(), run.heldOut(), run.folder().toString()));
        }
        return rows.isEmpty()
                ? null
                : new Table(List.of("run", "steps", "held_out_loss", "folder"), rows).csv(Escaped::quoted);
    }

    @Override
    public List<Task> restoring() {
        List<Path> compared = model.compared.runs.get();
        return List.of(Task.now(Texts.of("runs.task.compare"), () -> model.compared.compare(compared)));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }
}
