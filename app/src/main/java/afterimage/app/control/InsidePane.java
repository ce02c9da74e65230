package afterimage.app.control;

import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A view inside the model: choices above, the content below them or the sentence why there is none. */
public abstract class InsidePane<M extends InsideModel> extends BorderPane {
    protected final M model;
    private final List<Runnable> choices = new ArrayList<>();

    protected InsidePane(String style, M model) {
        this.model = model;
        getStyleClass().addAll("inside-view", style);
    }

    /** A box to choose from, filled by {@link #follow}; it takes no room as long as there are no values. */
    protected final <T> Choice<T> choice(
            String id, Property<T> chosen, Supplier<List<T>> values, Function<T, String> words, String about) {
        Choice<T> box = new Choice<>(id, words, about, chosen::setValue);
        choices.add(() -> {
            box.fill(values.get(), chosen.getValue());
            Nodes.show(box, !box.getItems().isEmpty());
        });
        return box;
    }

    /** The same, explained by the text {@code ID.about}. */
    protected final <T> Choice<T> choice(
            String id, Property<T> chosen, Supplier<List<T>> values, Function<T, String> words) {
        return choice(id, chosen, values, words, Texts.of(id + ".about"));
    }

    /** Whose frames are shown, where a model has several decoders. */
    protected final Choice<Branch> branches(String id, Property<Branch> chosen, Supplier<List<Branch>> branches) {
        Supplier<List<Branch>> several = () -> branches.get().size() > 1 ? branches.get() : List.of();
        return choice(id, chosen, several, Texts::of, Terms.words("decoder"));
    }

    /** How far something is that is averaged or measured, 0 to 1. */
    protected static ProgressBar progress(String about, ObservableValue<? extends Number> share) {
        ProgressBar progress = Nodes.styled(new ProgressBar(), "inside-progress");
        progress.setAccessibleText(about);
        progress.progressProperty().bind(share);
        return progress;
    }

    /** The same for values that are numbered from 0, such as layers; without any where there is only one. */
    protected final Choice<Integer> numbers(
            String id, Property<Integer> chosen, IntSupplier count, String name, String about) {
        Supplier<List<Integer>> several = () -> IntStream.range(0, count.getAsInt() < 2 ? 0 : count.getAsInt())
                .boxed()
                .toList();
        return choice(id, chosen, several, number -> name + " " + (number + 1), about);
    }

    /** Refreshes the choices and the rest of the view now, and whenever its model or one of these changes. */
    protected final void follow(Runnable refresh, ObservableValue<?>... others) {
        Runnable all = () -> {
            choices.forEach(Runnable::run);
            refresh.run();
        };
        Nodes.whenever(all, others);
        Nodes.follow(all, model.revision);
    }

    /** Does something whenever the players come to another frame, while somebody looks. */
    protected final void followTime(ObservableValue<?> time, Runnable show) {
        time.addListener((p, before, now) -> {
            if (model.isSeen()) {
                show.run();
            }
        });
    }

    /** Puts them and others in a row that goes on in another line where there is no room. */
    protected final void setChoices(Node... nodes) {
        FlowPane row = Nodes.styled(new FlowPane(6, 4, nodes), "inside-choices");
        row.setAlignment(Pos.CENTER_LEFT);
        setTop(row);
    }

    /** Sets the content, of which the grid is one part; it is to be seen while there is no note. */
    protected final void setContent(VBox content, MapGrid grid) {
        setCenter(new Noted(content, model.note).stacking(grid, content));
    }

    /** Content as wide as there is room, scrolled; in its place the sentence why there is none, as long as there is one. */
    public static final class Noted extends StackPane {
        private final ScrollPane scroll;

        /** @param note empty while the content is to be seen */
        public Noted(Node content, ObservableStringValue note) {
            scroll = new Scroll(content);
            scroll.visibleProperty().bind(note.map(String::isEmpty));
            Label words = Nodes.note(Nodes.following(note, null, "inside-note"));
            getChildren().addAll(words, scroll);
        }

        /** The grid, which is part of the content, may stack its groups as long as nothing has to be scrolled. */
        public Noted stacking(MapGrid grid, VBox content) {
            grid.setRoom(() -> {
                double others = content.getInsets().getTop()
                        + content.getInsets().getBottom()
                        + content.getSpacing() * (content.getChildren().size() - 1);
                for (Node child : content.getChildren()) {
                    others += child != grid && child.isManaged() ? child.prefHeight(content.getWidth()) : 0;
                }
                return scroll.getViewportBounds().getHeight() - others;
            });
            // At the next pulse: within a layout the heights that were asked for before would stay.
            PauseTransition next = new PauseTransition(Duration.ONE);
            next.setOnFinished(e -> grid.requestLayout());
            scroll.viewportBoundsProperty().addListener((p, before, now) -> next.playFromStart());
            return this;
        }

        public Noted fillingHeight() {
            scroll.setFitToHeight(true);
            return this;
        }
    }
}
