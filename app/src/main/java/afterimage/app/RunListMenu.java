package afterimage.app;

import afterimage.app.home.Pretrained;
import afterimage.app.runs.RunsView;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.shell.RunListActions;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** The list of runs as the menus ask for it. */
record RunListMenu(RunsView view, RunsViewModel model) implements RunListActions {
    @Override
    public void rename() {
        view.rename();
    }

    @Override
    public void duplicate() {
        view.duplicate();
    }

    @Override
    public void delete() {
        view.delete();
    }

    @Override
    public void undo() {
        model.undo();
    }

    @Override
    public void compare() {
        view.compare();
    }

    @Override
    public void compare(Pretrained given) {
        model.compareGiven(given);
    }

    @Override
    public void stopComparing() {
        model.compare(List.of());
    }

    @Override
    public ObservableValue<Boolean> noneChosen() {
        return Bindings.isEmpty(view.chosenEntries());
    }

    @Override
    public ObservableValue<Boolean> notOneChosen() {
        return Bindings.size(view.chosenEntries()).isNotEqualTo(1);
    }

    @Override
    public ObservableValue<Boolean> nothingToUndo() {
        return model.undoableProperty().not();
    }

    @Override
    public ObservableValue<Boolean> noneCompared() {
        return model.comparedProperty().map(List::isEmpty);
    }
}
